package dev.retort.dialect.mysql;

import dev.retort.dialect.IntrospectionException;
import dev.retort.dialect.Introspector;
import dev.retort.dialect.Scope;
import dev.retort.schema.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads MySQL and MariaDB, whichever answers, from information_schema. */
public final class MySqlIntrospector implements Introspector {
  /** Reads whatever server a connection leads to. */
  public MySqlIntrospector() {}

  @Override
  public Schema read(Connection connection, Scope scope) {
    try {
      MySqlServer server = MySqlServer.of(connection);
      String wanted = scope.schema();
      String schema = wanted == null ? current(connection) : wanted;
      TableReading tables = new TableReading(connection, server, schema, scope);
      tables.read();
      ObjectReading objects = new ObjectReading(connection, server, schema, scope);
      objects.read(tables.sequences());
      objects.addAll(tables.opaque());
      return Schema.of(tables.tables(), objects.views(), objects.objects());
    } catch (SQLException e) {
      throw new IntrospectionException("the schema", e);
    }
  }

  private static String current(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT DATABASE()")) {
      String name = rows.next() ? rows.getString(1) : null;
      if (name == null) {
        throw new SQLException(
            "the address names no database. Write it after the port, as in"
                + " jdbc:mysql://localhost:3306/app");
      }
      return name;
    }
  }
}
