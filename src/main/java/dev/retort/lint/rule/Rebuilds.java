package dev.retort.lint.rule;

import dev.retort.lint.StatementView;
import dev.retort.lint.statement.ObjectName;
import dev.retort.lint.statement.Operation.AlterTable;
import dev.retort.lint.statement.TableAction;

/** SQLite's way to change a table: make another, copy, drop, rename. */
final class Rebuilds {
  private Rebuilds() {}

  /** Whether a later statement of the section gives a new table the name of the dropped one. */
  static boolean replaces(StatementView drop, ObjectName table) {
    return drop.section().statements().stream()
        .filter(later -> later.index() > drop.index())
        .map(StatementView::operation)
        .filter(AlterTable.class::isInstance)
        .flatMap(operation -> ((AlterTable) operation).actions().stream())
        .anyMatch(
            action ->
                action.kind() == TableAction.Kind.RENAME_TABLE
                    && action.newName().equalsIgnoreCase(table.name()));
  }
}
