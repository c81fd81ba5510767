package dev.retort.dialect.postgresql;

import dev.retort.dialect.CatalogueRow;
import dev.retort.dialect.ConstraintNames;
import dev.retort.dialect.ShortNames;
import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Table;
import dev.retort.schema.TableBuilder;
import dev.retort.schema.TypeName;
import dev.retort.schema.UniqueConstraint;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table whose parts are still coming. */
final class TableDraft {
  private final String name;
  private final TableBuilder table;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final List<Check> checks = new ArrayList<>();

  TableDraft(CatalogueRow row) throws SQLException {
    name = row.text("name");
    table = Table.builder(name).comment(row.nullable("comment"));
    if (row.is("persistence", "u")) {
      table.option(PostgreSqlTables.UNLOGGED, "true");
    }
    if (!row.text("storage").isEmpty()) {
      table.option(PostgreSqlTables.WITH, row.text("storage"));
    }
    if (row.is("row_security", "t")) {
      table.option(PostgreSqlTables.ROW_SECURITY, "true");
    }
    if (row.is("force_row_security", "t")) {
      table.option(PostgreSqlTables.FORCE_ROW_SECURITY, "true");
    }
    if (row.is("replica_identity", "f") || row.is("replica_identity", "n")) {
      table.option(
          PostgreSqlTables.REPLICA_IDENTITY, row.is("replica_identity", "f") ? "FULL" : "NOTHING");
    }
    if (!row.text("partition_key").isEmpty()) {
      table.option(PostgreSqlTables.PARTITION_BY, row.text("partition_key"));
    }
  }

  String name() {
    return name;
  }

  void column(Column column) {
    columns.put(column.name(), column);
  }

  /**
   * Takes the primary key.
   *
   * @param words what stands behind its columns, or empty
   */
  void primaryKey(PrimaryKey key, String words) {
    table.primaryKey(key);
    if (!words.isEmpty()) {
      table.option(PostgreSqlTables.PRIMARY_KEY, words);
    }
  }

  void unique(UniqueConstraint unique) {
    table.unique(unique);
  }

  void foreignKey(ForeignKey key) {
    table.foreignKey(key);
  }

  void index(Index index) {
    table.index(index);
  }

  void check(Check check) {
    checks.add(check);
  }

  Table table() {
    for (Check check : checks) {
      if (!foldsIntoColumn(check)) {
        table.check(check);
      }
    }
    return table.columns(List.copyOf(columns.values())).build();
  }

  /**
   * Whether a check is what Retort itself writes for an enum that has no type of its own; the
   * column then has that enum again.
   */
  private boolean foldsIntoColumn(Check check) {
    for (Column column : columns.values()) {
      String expected =
          ShortNames.bytes(ConstraintNames.ofValues(name, column.name()), PostgreSqlNames.LIMIT);
      if (expected.equals(check.name())) {
        List<String> values = PostgreSqlExpressions.textsIn(check.expression());
        ColumnType type = new ColumnType.Enumerated("", values);
        if (!values.isEmpty() && isSpelled(column, type)) {
          columns.put(column.name(), column.withType(type));
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isSpelled(Column column, ColumnType type) {
    return column.type() instanceof ColumnType.Standard standard
        && standard.name() == TypeName.VARCHAR
        && PostgreSqlTypes.of(standard).equals(PostgreSqlTypes.of(type));
  }
}
