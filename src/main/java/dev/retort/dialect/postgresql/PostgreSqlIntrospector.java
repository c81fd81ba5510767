package dev.retort.dialect.postgresql;

import dev.retort.dialect.IntrospectionException;
import dev.retort.dialect.Introspector;
import dev.retort.dialect.Scope;
import dev.retort.schema.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** Reads one schema of PostgreSQL from its system catalogue. */
final class PostgreSqlIntrospector implements Introspector {
  @Override
  public Schema read(Connection connection, Scope scope) {
    try {
      String wanted = scope.schema();
      String schema = wanted == null ? current(connection) : wanted;
      int version = connection.getMetaData().getDatabaseMajorVersion();
      OpaqueObjects opaque = new OpaqueObjects();
      TableReading tables = new TableReading(connection, version, schema, scope, opaque);
      tables.read();
      Set<String> relations = tables.relations();
      ObjectReading objects =
          new ObjectReading(connection, version, schema, scope, relations, opaque);
      objects.read();
      objects.addAll(tables.sequences());
      objects.addAll(opaque.objects(relations));
      return Schema.of(tables.tables(), tables.views(), objects.objects());
    } catch (SQLException e) {
      throw new IntrospectionException("the schema", e);
    }
  }

  private static String current(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT current_schema()")) {
      String name = rows.next() ? rows.getString(1) : null;
      if (name == null) {
        throw new SQLException(
            "none of the schemas in the connection's search path exists. Name one with"
                + " database.schema, or create it");
      }
      return name;
    }
  }
}
