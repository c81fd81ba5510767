package dev.retort.dialect.postgresql;

import dev.retort.dialect.ConstraintNames;
import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Table;
import dev.retort.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The definition of a table and of what belongs to it. */
final class PostgreSqlTables {
  private PostgreSqlTables() {}

  static String create(Table table) {
    List<String> lines = new ArrayList<>();
    table.columns().forEach(c -> lines.add(PostgreSqlColumns.definition(c)));
    PrimaryKey key = table.primaryKey();
    if (key != null) {
      lines.add(primaryKey(table.name(), key));
    }
    table.uniques().forEach(u -> lines.add(unique(table.name(), u)));
    table.foreignKeys().forEach(k -> lines.add(foreignKey(table.name(), k)));
    table.checks().forEach(c -> lines.add(check(table.name(), c)));
    for (Column column : table.columns()) {
      if (!PostgreSqlColumns.values(column.type()).isEmpty()) {
        lines.add(PostgreSqlColumns.valuesCheck(table.name(), column));
      }
    }
    return "CREATE TABLE "
        + PostgreSqlNames.quote(table.name())
        + " (\n    "
        + String.join(",\n    ", lines)
        + "\n)";
  }

  private static String named(String name) {
    return "CONSTRAINT " + PostgreSqlNames.quote(name);
  }

  static String primaryKey(String table, PrimaryKey key) {
    return named(ConstraintNames.of(table, key))
        + " PRIMARY KEY ("
        + PostgreSqlNames.list(key.columns())
        + ")";
  }

  static String unique(String table, UniqueConstraint unique) {
    return named(ConstraintNames.of(table, unique))
        + " UNIQUE ("
        + PostgreSqlNames.list(unique.columns())
        + ")"
        + (unique.deferrable() == null ? "" : " " + unique.deferrable());
  }

  static String check(String table, Check check) {
    return named(ConstraintNames.of(table, check)) + " CHECK (" + check.expression() + ")";
  }

  static String foreignKey(String table, ForeignKey key) {
    StringBuilder sql = new StringBuilder(named(ConstraintNames.of(table, key)));
    sql.append(" FOREIGN KEY (").append(PostgreSqlNames.list(key.columns())).append(')');
    sql.append(" REFERENCES ").append(PostgreSqlNames.quote(key.referencedTable()));
    sql.append(" (").append(PostgreSqlNames.list(key.referencedColumns())).append(')');
    if (key.onDelete() != ForeignKey.Action.NO_ACTION) {
      sql.append(" ON DELETE ").append(key.onDelete().sql());
    }
    if (key.onUpdate() != ForeignKey.Action.NO_ACTION) {
      sql.append(" ON UPDATE ").append(key.onUpdate().sql());
    }
    if (key.deferrable() != null) {
      sql.append(' ').append(key.deferrable());
    }
    return sql.toString();
  }

  static String index(String table, Index index) {
    StringBuilder sql = new StringBuilder("CREATE ");
    sql.append(index.unique() ? "UNIQUE INDEX " : "INDEX ");
    sql.append(PostgreSqlNames.quote(index.name()));
    sql.append(" ON ").append(PostgreSqlNames.quote(table));
    String method = index.options().get("method");
    if (method != null) {
      sql.append(" USING ").append(method);
    }
    sql.append(
        index.parts().stream()
            .map(PostgreSqlTables::part)
            .collect(Collectors.joining(", ", " (", ")")));
    String include = index.options().get("include");
    if (include != null) {
      sql.append(" INCLUDE (").append(include).append(')');
    }
    if (index.predicate() != null) {
      sql.append(" WHERE ").append(index.predicate());
    }
    return sql.toString();
  }

  private static String part(Index.Part part) {
    String column = part.column();
    return (column == null ? "(" + part.expression() + ")" : PostgreSqlNames.quote(column))
        + (part.collation() == null ? "" : " COLLATE \"" + part.collation() + "\"")
        + (part.operatorClass() == null ? "" : " " + part.operatorClass())
        + (part.descending() ? " DESC" : "");
  }
}
