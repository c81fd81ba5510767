package dev.retort.dialect.mysql;

import dev.retort.dialect.ChangePass;
import dev.retort.dialect.ConstraintNames;
import dev.retort.dialect.StatementList;
import dev.retort.diff.Change;
import dev.retort.diff.SchemaEditor;
import dev.retort.schema.Check;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.List;
import java.util.Objects;

/** Writes what happens to the columns of a table that is there. */
final class MySqlColumnChanges {
  private final ChangePass pass;
  private final MySqlColumns columns;
  private final MySqlKeys keys;
  private final MySqlForeignKeys foreignKeys;
  private final MySqlKeyChanges keyChanges;

  MySqlColumnChanges(
      ChangePass pass,
      MySqlColumns columns,
      MySqlKeys keys,
      MySqlForeignKeys foreignKeys,
      MySqlKeyChanges keyChanges) {
    this.pass = pass;
    this.columns = columns;
    this.keys = keys;
    this.foreignKeys = foreignKeys;
    this.keyChanges = keyChanges;
  }

  boolean addColumn(Change.AddColumn change) {
    Table table = pass.table(change.table()).toBuilder().column(change.column()).build();
    return pass.alter(
        change,
        change.table(),
        "ADD COLUMN " + columns.definition(table, change.column(), false, pass.out()));
  }

  boolean dropColumn(Change.DropColumn change) {
    return pass.alter(
        change, change.table(), "DROP COLUMN " + MySqlNames.quote(change.column().name()));
  }

  boolean renameColumn(Change.RenameColumn change) {
    Table table = pass.table(change.table());
    List<Check> checks =
        table.checks().stream()
            .filter(c -> !c.expression().equals(renamed(table, c, change).expression()))
            .toList();
    checks.forEach(c -> keyChanges.dropCheck(change, table, c));
    pass.alter(
        change,
        change.table(),
        "RENAME COLUMN "
            + MySqlNames.quote(change.from())
            + " TO "
            + MySqlNames.quote(change.to()));
    Table after =
        SchemaEditor.apply(pass.schema(), List.of(change)).table(change.table()).orElse(table);
    checks.forEach(
        c ->
            pass.alter(
                change, change.table(), "ADD " + keys.check(after, renamed(table, c, change))));
    return true;
  }

  /** The check after the rename, under the name that it had. */
  private static Check renamed(Table table, Check check, Change.RenameColumn change) {
    Table only = table.toBuilder().checks(List.of(check)).foreignKeys(List.of()).build();
    return SchemaEditor.apply(Schema.ofTables(List.of(only)), List.of(change))
        .table(table.name())
        .map(t -> t.checks().get(0))
        .map(c -> new Check(ConstraintNames.of(table.name(), check), c.expression()))
        .orElse(check);
  }

  boolean modifyColumn(Change.ModifyColumn change) {
    Table table = pass.table(change.table());
    if (!MySqlColumns.modifiable(change.from(), change.to())) {
      pass.alter(change, change.table(), "DROP COLUMN " + MySqlNames.quote(change.from().name()));
      return pass.alter(
          change,
          change.table(),
          "ADD COLUMN " + columns.definition(table, change.to(), true, pass.out()));
    }
    boolean sameType =
        columns.types().of(change.from().type()).equals(columns.types().of(change.to().type()))
            && Objects.equals(change.from().collation(), change.to().collation());
    if (!sameType) {
      foreignKeys.setAside(change, pass.schema(), change.table(), change.from().name());
    }
    boolean numbered = MySqlColumns.startsKey(table, change.to());
    String definition = columns.definition(table, change.to(), numbered, pass.out());
    if (definition.equals(
        columns.definition(table, change.from(), numbered, new StatementList()))) {
      return false;
    }
    if (change.from().nullable() && !change.to().nullable()) {
      pass.out().note("fails while " + change.table() + "." + change.to().name() + " has NULL");
    }
    return pass.alter(change, change.table(), "MODIFY COLUMN " + definition);
  }
}
