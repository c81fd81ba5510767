package dev.retort.dialect.mysql;

import dev.retort.dialect.StatementList;
import dev.retort.schema.Column;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes whole tables. */
final class MySqlTables {
  private final MySqlColumns columns;
  private final MySqlKeys keys;

  MySqlTables(MySqlColumns columns, MySqlKeys keys) {
    this.columns = columns;
    this.keys = keys;
  }

  /** CREATE TABLE with some of the indexes; the others are statements of their own. */
  String create(Table table, List<Index> inside, StatementList out) {
    List<String> lines = new ArrayList<>();
    for (Column column : table.columns()) {
      boolean numbered = MySqlColumns.startsKey(table, column);
      if (column.autoIncrement() && !numbered) {
        out.note("MySQL numbers only the first column of a key: " + column.name() + " is plain");
      }
      lines.add(columns.definition(table, column, numbered, out));
    }
    PrimaryKey key = table.primaryKey();
    if (key != null) {
      lines.add(keys.primaryKey(table, key, out));
    }
    inside.stream()
        .map(i -> keys.inside(table, i, out))
        .filter(line -> !line.isEmpty())
        .forEach(lines::add);
    table.uniques().forEach(u -> lines.add(keys.unique(table, u, out)));
    table.foreignKeys().forEach(f -> lines.add(keys.foreignKey(table.name(), f, out)));
    table.checks().forEach(c -> lines.add(keys.check(table, c)));
    return "CREATE TABLE "
        + MySqlNames.quote(table.name())
        + " (\n    "
        + String.join(",\n    ", lines)
        + "\n)"
        + MySqlTableOptions.ofNew(table);
  }

  /** The index without which a column can't number rows, and which can't wait for that reason. */
  Optional<Index> numbering(Table table) {
    Table others = table.toBuilder().indexes(List.of()).build();
    return table.columns().stream()
        .filter(c -> c.autoIncrement() && !MySqlColumns.startsKey(others, c))
        .flatMap(c -> table.indexes().stream().filter(i -> MySqlColumns.startsWith(i, c)))
        .findFirst();
  }
}
