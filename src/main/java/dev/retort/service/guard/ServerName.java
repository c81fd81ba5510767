package dev.retort.service.guard;

import dev.retort.dialect.IntrospectionException;
import dev.retort.lint.ServerVersion;
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

  /**
   * Whether two servers understand SQL in one way: of one release series, whose members only mend
   * faults. For PostgreSQL that is the first number, for the others the first two.
   */
  static boolean isAlike(String one, String other, DialectId dialect) {
    return series(one, dialect).equals(series(other, dialect));
  }

  private static String series(String server, DialectId dialect) {
    return ServerVersion.parse(server.substring(dialect.title().length()))
        .map(v -> v.major() + (dialect == DialectId.POSTGRESQL ? "" : "." + v.minor()))
        .orElse(server);
  }
}
