package dev.retort.dialect.mysql;

import dev.retort.dialect.CatalogueRow;
import dev.retort.schema.ForeignKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One reading of the foreign keys of a schema. */
final class ForeignKeyReading {
  /** Takes what was found; the keys of each table follow each other. */
  interface Reader {
    /** A key of a table to one of this or of another schema. */
    void found(String table, String referencedSchema, ForeignKey key);
  }

  private final Connection connection;
  private final MySqlServer server;
  private final String schema;

  ForeignKeyReading(Connection connection, MySqlServer server, String schema) {
    this.connection = connection;
    this.server = server;
    this.schema = schema;
  }

  /** Those of all tables. */
  void read(Reader reader) throws SQLException {
    Map<String, Map<String, ForeignKeyDraft>> found = new LinkedHashMap<>();
    each(
        """
        SELECT table_name AS table_name, constraint_name AS constraint_name,
          delete_rule AS delete_rule, update_rule AS update_rule
        FROM information_schema.referential_constraints WHERE constraint_schema = ?
        ORDER BY table_name, constraint_name""",
        row ->
            found
                .computeIfAbsent(row.text("table_name"), t -> new LinkedHashMap<>())
                .put(
                    row.text("constraint_name"),
                    new ForeignKeyDraft(
                        action(row.text("delete_rule")), action(row.text("update_rule")))));
    each(
        """
        SELECT table_name AS table_name, constraint_name AS constraint_name,
          column_name AS column_name, referenced_table_schema AS referenced_schema,
          referenced_table_name AS referenced_table, referenced_column_name AS referenced_column
        FROM information_schema.key_column_usage
        WHERE table_schema = ? AND referenced_table_name IS NOT NULL
        ORDER BY table_name, constraint_name, ordinal_position""",
        row -> {
          ForeignKeyDraft key =
              found.getOrDefault(row.text("table_name"), Map.of()).get(row.text("constraint_name"));
          if (key != null) {
            key.part(row);
          }
        });
    found.forEach(
        (table, keys) ->
            keys.forEach((name, key) -> reader.found(table, key.schema(), key.foreignKey(name))));
  }

  private ForeignKey.Action action(String rule) {
    return switch (rule.toUpperCase(Locale.ROOT)) {
      case "CASCADE" -> ForeignKey.Action.CASCADE;
      case "SET NULL" -> ForeignKey.Action.SET_NULL;
      case "SET DEFAULT" -> ForeignKey.Action.SET_DEFAULT;
      // MariaDB says RESTRICT where nothing was said; InnoDB does the same for both.
      case "RESTRICT" ->
          server.isMariaDb() ? ForeignKey.Action.NO_ACTION : ForeignKey.Action.RESTRICT;
      default -> ForeignKey.Action.NO_ACTION;
    };
  }

  private void each(String sql, CatalogueRow.Reader reader) throws SQLException {
    CatalogueRow.each(connection, sql, schema, reader);
  }

  /** A foreign key whose columns are still coming. */
  private static final class ForeignKeyDraft {
    private final ForeignKey.Action onDelete;
    private final ForeignKey.Action onUpdate;
    private final List<String> columns = new ArrayList<>();
    private final List<String> referenced = new ArrayList<>();
    private String schema = "";
    private String table = "";

    ForeignKeyDraft(ForeignKey.Action onDelete, ForeignKey.Action onUpdate) {
      this.onDelete = onDelete;
      this.onUpdate = onUpdate;
    }

    void part(CatalogueRow row) throws SQLException {
      columns.add(row.text("column_name"));
      referenced.add(row.text("referenced_column"));
      schema = row.text("referenced_schema");
      table = row.text("referenced_table");
    }

    String schema() {
      return schema;
    }

    ForeignKey foreignKey(String name) {
      return new ForeignKey(name, columns, table, referenced, onDelete, onUpdate, null);
    }
  }
}
