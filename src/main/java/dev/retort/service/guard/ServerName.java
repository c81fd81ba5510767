package dev.retort.service.guard;

import dev.retort.dialect.IntrospectionException;
import dev.retort.sql.DialectId;
import java.sql.Connection;
import java.sql.SQLException;

/** What a server is: its product and version. */
public final class ServerName {
  private ServerName() {}

  /** For example {@code PostgreSQL 16.4}. */
  public static String of(Connection connection, DialectId dialect) {
    try {
      return dialect.title() + " " + connection.getMetaData().getDatabaseProductVersion();
    } catch (SQLException e) {
      throw new IntrospectionException("the server's version", e);
    }
  }
}
