package dev.retort.dialect.postgresql;

import dev.retort.dialect.ConstraintNames;
import dev.retort.diff.Change;
import dev.retort.diff.SchemaEditor;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Renames the constraints whose name comes from the convention, so that it fits the table's and the
 * columns' new names.
 */
final class PostgreSqlConstraintRenames {
  private PostgreSqlConstraintRenames() {}

  static String rename(String from, String to) {
    return "RENAME CONSTRAINT " + PostgreSqlNames.quote(from) + " TO " + PostgreSqlNames.quote(to);
  }

  /** The actions after {@code table} got a new name. */
  static List<String> afterTable(Table table, String to) {
    return differences(table, applied(table, new Change.RenameTable(table.name(), to), to));
  }

  /** The actions after a column of {@code table} got a new name. */
  static List<String> afterColumn(Table table, String from, String to) {
    Change change = new Change.RenameColumn(table.name(), from, to);
    return differences(table, applied(table, change, table.name()));
  }

  private static Table applied(Table table, Change change, String name) {
    return SchemaEditor.apply(Schema.ofTables(List.of(table)), List.of(change))
        .table(name)
        .orElse(table);
  }

  private static List<String> differences(Table from, Table to) {
    List<String> before = names(from);
    List<String> after = names(to);
    List<String> actions = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).equals(after.get(i))) {
        actions.add(rename(before.get(i), after.get(i)));
      }
    }
    return actions;
  }

  private static List<String> names(Table table) {
    List<String> names = new ArrayList<>();
    String name = table.name();
    if (table.primaryKey() != null) {
      names.add(ConstraintNames.of(name, table.primaryKey()));
    }
    table.uniques().forEach(u -> names.add(ConstraintNames.of(name, u)));
    table.foreignKeys().forEach(f -> names.add(ConstraintNames.of(name, f)));
    table.checks().forEach(c -> names.add(ConstraintNames.of(name, c)));
    table.columns().stream()
        .filter(c -> PostgreSqlColumns.valuesCheck(name, c).isPresent())
        .forEach(c -> names.add(ConstraintNames.ofValues(name, c.name())));
    return names;
  }
}
