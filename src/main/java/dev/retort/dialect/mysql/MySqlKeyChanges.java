package dev.retort.dialect.mysql;

import dev.retort.dialect.ChangePass;
import dev.retort.dialect.ConstraintNames;
import dev.retort.dialect.StatementList;
import dev.retort.diff.Change;
import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Table;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Writes what happens to the constraints and indexes of a table that is there. */
final class MySqlKeyChanges {
  private final ChangePass pass;
  private final MySqlColumns columns;
  private final MySqlKeys keys;
  private final MySqlForeignKeys foreignKeys;

  MySqlKeyChanges(
      ChangePass pass, MySqlColumns columns, MySqlKeys keys, MySqlForeignKeys foreignKeys) {
    this.pass = pass;
    this.columns = columns;
    this.keys = keys;
    this.foreignKeys = foreignKeys;
  }

  boolean changePrimaryKey(Change.ChangePrimaryKey change) {
    PrimaryKey from = change.from();
    PrimaryKey to = change.to();
    if (from != null && to != null && from.columns().equals(to.columns())) {
      return false; // MySQL's primary key has no name of its own.
    }
    Table before = pass.table(change.table());
    Table after = before.toBuilder().primaryKey(to).build();
    if (from != null
        && (to == null || !MySqlForeignKeys.startsWith(to.columns(), from.columns()))) {
      foreignKeys.setAsideForIndex(change, before, from.columns());
    }
    Optional<Column> numbered = before.columns().stream().filter(Column::autoIncrement).findFirst();
    numbered
        .filter(c -> MySqlColumns.startsKey(before, c) && !MySqlColumns.startsKey(after, c))
        .ifPresent(c -> modify(change, before, c, false));
    String drop = from == null ? "" : "DROP PRIMARY KEY";
    String add = to == null ? "" : "ADD " + keys.primaryKey(after, to, pass.out());
    pass.alter(change, change.table(), drop + (drop.isEmpty() || add.isEmpty() ? "" : ", ") + add);
    numbered
        .filter(c -> MySqlColumns.startsKey(after, c) && !MySqlColumns.startsKey(before, c))
        .ifPresent(c -> modify(change, after, c, true));
    if (from != null) {
      // A column of the key was NOT NULL whatever its definition said, and stays so.
      from.columns().stream()
          .filter(name -> to == null || !to.columns().contains(name))
          .flatMap(name -> after.column(name).stream())
          .filter(Column::nullable)
          .forEach(c -> modify(change, after, c, false));
    }
    return true;
  }

  private void modify(
      Change.ChangePrimaryKey change, Table table, Column column, boolean numbered) {
    pass.alter(
        change,
        change.table(),
        "MODIFY COLUMN " + columns.definition(table, column, numbered, pass.out()));
  }

  boolean addUnique(Change.AddUnique change) {
    String sql = keys.unique(pass.table(change.table()), change.unique(), pass.out());
    return pass.alter(change, change.table(), "ADD " + sql);
  }

  boolean dropUnique(Change.DropUnique change) {
    Table table = pass.table(change.table());
    foreignKeys.setAsideForIndex(change, table, change.unique().columns());
    return pass.alter(
        change,
        change.table(),
        "DROP INDEX " + MySqlNames.quote(ConstraintNames.of(change.table(), change.unique())));
  }

  boolean addForeignKey(Change.AddForeignKey change) {
    foreignKeys.add(change, change.table(), change.foreignKey());
    return true;
  }

  boolean dropForeignKey(Change.DropForeignKey change) {
    foreignKeys.drop(change, pass.table(change.table()), change.foreignKey());
    return true;
  }

  boolean addCheck(Change.AddCheck change) {
    return pass.alter(
        change, change.table(), "ADD " + keys.check(pass.table(change.table()), change.check()));
  }

  boolean dropCheck(Change.DropCheck change) {
    return dropCheck(change, pass.table(change.table()), change.check());
  }

  boolean dropCheck(Change change, Table table, Check check) {
    return pass.alter(
        change,
        table.name(),
        "DROP CONSTRAINT " + MySqlNames.quote(ConstraintNames.of(table.name(), check)));
  }

  boolean createIndex(Change.CreateIndex change) {
    return index(change, pass.table(change.table()), change.index());
  }

  boolean index(Change change, Table table, Index index) {
    String sql = keys.index(table, index, pass.out());
    pass.out().add(change, sql);
    return true;
  }

  boolean dropIndex(Change.DropIndex change) {
    Table table = pass.table(change.table());
    if (keys.index(table, change.index(), new StatementList()).isEmpty()) {
      pass.out().comment(change, "there is no index " + change.index().name() + " here");
      return false;
    }
    List<String> names =
        change.index().parts().stream().map(p -> Objects.toString(p.column(), "")).toList();
    foreignKeys.setAsideForIndex(change, table, names);
    pass.out()
        .add(
            change,
            "DROP INDEX "
                + MySqlNames.quote(change.index().name())
                + " ON "
                + MySqlNames.quote(change.table()));
    return true;
  }
}
