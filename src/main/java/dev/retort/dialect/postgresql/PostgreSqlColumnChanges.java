package dev.retort.dialect.postgresql;

import dev.retort.dialect.ConstraintNames;
import dev.retort.diff.Change;
import dev.retort.schema.Column;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Table;
import dev.retort.schema.View;
import java.util.List;

/** Writes what happens to the columns of a table that is there. */
final class PostgreSqlColumnChanges {
  private final RenderingPass pass;
  private final PostgreSqlEnums enums;
  private final PostgreSqlViews views;

  PostgreSqlColumnChanges(RenderingPass pass, PostgreSqlEnums enums, PostgreSqlViews views) {
    this.pass = pass;
    this.enums = enums;
    this.views = views;
  }

  boolean addColumn(Change.AddColumn change) {
    Column column = change.column();
    Table table = pass.table(change.table()).toBuilder().column(column).build();
    enums.require(change, column);
    boolean fails =
        !column.nullable()
            && column.defaultValue() == null
            && column.generated() == null
            && !column.autoIncrement();
    if (fails) {
      pass.out().note("fails while " + change.table() + " has rows: the column needs a default");
    }
    String check =
        PostgreSqlColumns.valuesCheck(change.table(), column).map(c -> " " + c).orElse("");
    pass.alter(
        change,
        change.table(),
        "ADD COLUMN " + PostgreSqlColumns.definition(table, column, pass.out()) + check);
    pass.columnComment(change, change.table(), null, column);
    return true;
  }

  boolean dropColumn(Change.DropColumn change) {
    List<View> aside = views.setAside(change, pass.schema(), change.table());
    pass.alter(
        change, change.table(), "DROP COLUMN " + PostgreSqlNames.quote(change.column().name()));
    views.restore(change, pass.schema(), aside);
    return true;
  }

  boolean renameColumn(Change.RenameColumn change) {
    pass.alter(
        change,
        change.table(),
        "RENAME COLUMN "
            + PostgreSqlNames.quote(change.from())
            + " TO "
            + PostgreSqlNames.quote(change.to()));
    PostgreSqlConstraintRenames.afterColumn(pass.table(change.table()), change.from(), change.to())
        .forEach(action -> pass.alter(change, change.table(), action));
    return true;
  }

  boolean modifyColumn(Change.ModifyColumn change) {
    Column from = change.from();
    Column to = change.to();
    String table = change.table();
    enums.require(change, to);
    if (remade(from, to)) {
      return remake(change);
    }
    String collation = PostgreSqlColumns.collation(to, pass.out());
    PostgreSqlModification modification =
        new PostgreSqlModification(from, to, enums.isReplaced(to.type()), collation);
    List<View> aside =
        modification.changesType() ? views.setAside(change, pass.schema(), table) : List.of();
    String oldCheck = PostgreSqlColumns.valuesCheck(table, from).orElse("");
    String newCheck = PostgreSqlColumns.valuesCheck(table, to).orElse("");
    if (!oldCheck.isEmpty() && !oldCheck.equals(newCheck)) {
      pass.alter(
          change,
          table,
          "DROP CONSTRAINT " + PostgreSqlNames.quote(ConstraintNames.ofValues(table, from.name())));
    }
    modification.actions().stream()
        .filter(action -> !action.endsWith("DROP NOT NULL") || !isKey(table, to.name()))
        .forEach(action -> pass.alter(change, table, noted(action, change)));
    if (modification.changesNumbering()) {
      modification.numbering(table).forEach(sql -> pass.out().add(change, sql));
    }
    if (!newCheck.isEmpty() && !oldCheck.equals(newCheck)) {
      pass.alter(change, table, "ADD " + newCheck);
    }
    pass.columnComment(change, table, from, to);
    views.restore(change, pass.schema(), aside);
    return true;
  }

  /** A column of the key takes NULL only after the key went, see {@link PostgreSqlKeyChanges}. */
  private boolean isKey(String table, String column) {
    PrimaryKey key = pass.table(table).primaryKey();
    return key != null && key.columns().contains(column);
  }

  private String noted(String action, Change.ModifyColumn change) {
    if (action.endsWith("SET NOT NULL")) {
      pass.out().note("fails while " + change.table() + "." + change.to().name() + " has NULL");
    }
    return action;
  }

  /** An expression can be dropped, but neither given to a column nor changed. */
  private static boolean remade(Column from, Column to) {
    Column.Generated generated = to.generated();
    Column.Generated before = from.generated();
    return PostgreSqlColumns.isVirtual(from) != PostgreSqlColumns.isVirtual(to)
        || (generated != null
            && (before == null || !generated.expression().equals(before.expression())));
  }

  private boolean remake(Change.ModifyColumn change) {
    List<View> aside = views.setAside(change, pass.schema(), change.table());
    pass.alter(
        change, change.table(), "DROP COLUMN " + PostgreSqlNames.quote(change.from().name()));
    pass.alter(
        change,
        change.table(),
        "ADD COLUMN "
            + PostgreSqlColumns.definition(pass.table(change.table()), change.to(), pass.out()));
    pass.columnComment(change, change.table(), null, change.to());
    views.restore(change, pass.schema(), aside);
    return true;
  }
}
