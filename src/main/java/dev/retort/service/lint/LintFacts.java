package dev.retort.service.lint;

import dev.retort.dialect.IntrospectionException;
import dev.retort.lint.LintContext;
import dev.retort.lint.ServerVersion;
import dev.retort.lint.TableSize;
import dev.retort.schema.Schema;
import dev.retort.sql.DialectId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Asks a database for its version and for how big its tables are. */
public final class LintFacts {
  /** MariaDB puts this before its version, so that old clients take it for a replica they know. */
  private static final String MARIADB_DISGUISE = "5.5.5-";

  private LintFacts() {}

  /** What the database says of itself; the structure was read before, if it can be. */
  public static LintContext read(
      Connection connection, DialectId dialect, @Nullable Schema schema) {
    try {
      String version = connection.getMetaData().getDatabaseProductVersion();
      String own =
          version.startsWith(MARIADB_DISGUISE)
              ? version.substring(MARIADB_DISGUISE.length())
              : version;
      return LintContext.of(dialect)
          .withVersion(ServerVersion.parse(own).orElse(null))
          .withDatabase(schema, sizes(connection, dialect));
    } catch (SQLException e) {
      throw new IntrospectionException("the sizes of the tables", e);
    }
  }

  /** The server's own estimates; counting would read the tables from end to end. */
  private static Map<String, TableSize> sizes(Connection connection, DialectId dialect)
      throws SQLException {
    String query =
        switch (dialect) {
          case POSTGRESQL ->
              """
              SELECT c.relname, c.reltuples::bigint, pg_total_relation_size(c.oid)
              FROM pg_class c
              WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
              """;
          case MYSQL, MARIADB ->
              """
              SELECT table_name, table_rows, data_length + index_length
              FROM information_schema.tables
              WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
              """;
          // It keeps no estimate, and no rule about it asks for one.
          case SQLITE -> "";
        };
    Map<String, TableSize> sizes = new TreeMap<>();
    if (query.isEmpty()) {
      return sizes;
    }
    try (Statement statement = connection.createStatement()) {
      if (dialect == DialectId.MYSQL) {
        // Otherwise it may answer with what it found out a day ago.
        statement.execute("SET SESSION information_schema_stats_expiry = 0");
      }
      try (ResultSet rows = statement.executeQuery(query)) {
        while (rows.next()) {
          sizes.put(
              rows.getString(1).toLowerCase(Locale.ROOT),
              new TableSize(rows.getLong(2), rows.getLong(3)));
        }
      }
    }
    return sizes;
  }
}
