package dev.retort.dialect.postgresql;

import dev.retort.dialect.IntrospectionException;
import dev.retort.dialect.Introspector;
import dev.retort.dialect.Scope;
import dev.retort.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Reads one schema of PostgreSQL from its system catalogue. */
final class PostgreSqlIntrospector implements Introspector {
  @Override
  public Schema read(Connection connection, Scope scope) {
    try {
      ReadingSession session = ReadingSession.begin(connection);
      String wanted = scope.schema();
      String schema = wanted == null ? current(session) : wanted;
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
      session.end();
      return PostgreSqlDdlRenderer.NAMESAKES.read(
          Schema.of(tables.tables(), tables.views(), objects.objects()));
    } catch (SQLException e) {
      throw new IntrospectionException("the schema", e);
    }
  }

  private static String current(ReadingSession session) throws SQLException {
    String name = session.schema();
    if (name == null) {
      throw new SQLException(
          "none of the schemas in the connection's search path exists. Name one with"
              + " database.schema, or create it");
    }
    return name;
  }
}
