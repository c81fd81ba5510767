package dev.retort.dialect.postgresql;

import dev.retort.dialect.ConstraintNames;
import dev.retort.dialect.NamesakePlan;
import dev.retort.diff.Change;
import dev.retort.schema.Column;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes what happens to the constraints and indexes of a table that is there. */
final class PostgreSqlKeyChanges {
  private final RenderingPass pass;
  private final NamesakePlan namesakes;

  PostgreSqlKeyChanges(RenderingPass pass, NamesakePlan namesakes) {
    this.pass = pass;
    this.namesakes = namesakes;
  }

  boolean changePrimaryKey(Change.ChangePrimaryKey change) {
    String table = change.table();
    PrimaryKey from = change.from();
    PrimaryKey to = change.to();
    if (from != null && to != null && from.columns().equals(to.columns())) {
      String old = ConstraintNames.of(table, from);
      String name = ConstraintNames.of(table, to);
      return !old.equals(name)
          && pass.alter(change, table, PostgreSqlConstraintRenames.rename(old, name));
    }
    if (from != null) {
      String name = ConstraintNames.of(table, from);
      pass.alter(change, table, "DROP CONSTRAINT " + PostgreSqlNames.quote(name));
      restoreNulls(change, from, to);
    }
    return to == null
        || addConstraint(
            change,
            table,
            ConstraintNames.of(table, to),
            PostgreSqlKeys.primaryKey(pass.table(table), to));
  }

  /** A dropped key leaves its columns NOT NULL, also those that may be null. */
  private void restoreNulls(
      Change.ChangePrimaryKey change, PrimaryKey from, @Nullable PrimaryKey to) {
    for (Column column : pass.table(change.table()).columns()) {
      boolean left =
          from.columns().contains(column.name())
              && (to == null || !to.columns().contains(column.name()));
      if (left && column.nullable() && !column.autoIncrement()) {
        pass.alter(
            change,
            change.table(),
            "ALTER COLUMN " + PostgreSqlNames.quote(column.name()) + " DROP NOT NULL");
      }
    }
  }

  /** Says of a new index or key what has to be known of its name. */
  void note(String table, String name) {
    namesakes.note(table, name).ifPresent(pass.out()::note);
  }

  boolean addUnique(Change.AddUnique change) {
    note(change.table(), ConstraintNames.of(change.table(), change.unique()));
    return addConstraint(
        change,
        change.table(),
        ConstraintNames.of(change.table(), change.unique()),
        PostgreSqlKeys.unique(change.table(), change.unique()));
  }

  boolean dropUnique(Change.DropUnique change) {
    return dropConstraint(
        change, change.table(), ConstraintNames.of(change.table(), change.unique()));
  }

  boolean addForeignKey(Change.AddForeignKey change) {
    return addConstraint(
        change,
        change.table(),
        ConstraintNames.of(change.table(), change.foreignKey()),
        PostgreSqlKeys.foreignKey(change.table(), change.foreignKey()));
  }

  boolean dropForeignKey(Change.DropForeignKey change) {
    return dropConstraint(
        change, change.table(), ConstraintNames.of(change.table(), change.foreignKey()));
  }

  boolean addCheck(Change.AddCheck change) {
    return addConstraint(
        change,
        change.table(),
        ConstraintNames.of(change.table(), change.check()),
        PostgreSqlKeys.check(pass.table(change.table()), change.check()));
  }

  boolean dropCheck(Change.DropCheck change) {
    return dropConstraint(
        change, change.table(), ConstraintNames.of(change.table(), change.check()));
  }

  private boolean addConstraint(Change change, String table, String name, String definition) {
    pass.alter(change, table, "ADD " + definition);
    String constraint = PostgreSqlNames.quote(name) + " on " + PostgreSqlNames.quote(table);
    return pass.comments(change, "table constraint " + constraint);
  }

  private boolean dropConstraint(Change change, String table, String name) {
    return pass.alter(change, table, "DROP CONSTRAINT " + PostgreSqlNames.quote(name));
  }

  boolean createIndex(Change.CreateIndex change) {
    return index(change, pass.table(change.table()), change.index());
  }

  /** A new index, also of a table that is new. */
  boolean index(Change change, Table table, Index index) {
    note(table.name(), index.name());
    pass.out().add(change, PostgreSqlKeys.index(table, index, pass.out()));
    return pass.comments(change, "index " + PostgreSqlNames.quote(index.name()));
  }

  boolean dropIndex(Change.DropIndex change) {
    pass.out().add(change, "DROP INDEX " + PostgreSqlNames.quote(change.index().name()));
    return true;
  }

  /** The words behind a key's columns cannot be changed; what refers to the key stands aside. */
  void remakePrimaryKey(Change.ChangeTableOptions change) {
    Table table = pass.table(change.table());
    PrimaryKey key = table.primaryKey();
    boolean same =
        Objects.equals(
            change.from().get(PostgreSqlTables.PRIMARY_KEY),
            change.to().get(PostgreSqlTables.PRIMARY_KEY));
    if (key == null || same) {
      return;
    }
    Map<Change.AddForeignKey, Change.DropForeignKey> aside = new LinkedHashMap<>();
    for (Table other : pass.schema().tables().values()) {
      other.foreignKeys().stream()
          .filter(f -> f.referencedTable().equals(table.name()))
          .filter(f -> f.referencedColumns().equals(key.columns()))
          .forEach(
              f ->
                  aside.put(
                      new Change.AddForeignKey(other.name(), f),
                      new Change.DropForeignKey(other.name(), f)));
    }
    aside.values().forEach(this::dropForeignKey);
    Table wanted = table.toBuilder().options(change.to()).build();
    String name = ConstraintNames.of(table.name(), key);
    dropConstraint(change, table.name(), name);
    addConstraint(change, table.name(), name, PostgreSqlKeys.primaryKey(wanted, key));
    aside.keySet().forEach(this::addForeignKey);
  }
}
