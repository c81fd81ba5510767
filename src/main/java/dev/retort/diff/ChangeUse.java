package dev.retort.diff;

import dev.retort.schema.Column;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import java.util.List;

/** Whether one change builds on what another one takes away. */
final class ChangeUse {
  private ChangeUse() {}

  /** Whether {@code drop} takes away a table, view, key or column that {@code other} builds on. */
  static boolean of(Change drop, Change other) {
    if (drop instanceof Change.DropTable table) {
      return touches(other, table.table().name());
    }
    if (ChangeCategory.of(other) == ChangeCategory.REMOVED) {
      return false;
    }
    if (drop instanceof Change.ChangePrimaryKey key) {
      return key.from() != null && isReferenced(key.table(), key.from().columns(), other);
    }
    if (drop instanceof Change.DropUnique unique) {
      return isReferenced(unique.table(), unique.unique().columns(), other);
    }
    if (drop instanceof Change.RenameTable rename) {
      return touches(other, rename.from());
    }
    if (drop instanceof Change.DropView view) {
      return touches(other, view.view().name());
    }
    if (drop instanceof Change.DropColumn column) {
      return touches(other, column.table(), column.column().name());
    }
    return drop instanceof Change.RenameColumn rename
        && touches(other, rename.table(), rename.from());
  }

  /** Whether a new foreign key leads to a key that goes. */
  private static boolean isReferenced(String table, List<String> key, Change change) {
    return foreignKeys(change).stream()
        .anyMatch(
            f -> f.referencedTable().equalsIgnoreCase(table) && f.referencedColumns().equals(key));
  }

  private static boolean touches(Change change, String table) {
    return ChangeSubject.of(change).equalsIgnoreCase(table)
        || foreignKeys(change).stream().anyMatch(f -> f.referencedTable().equalsIgnoreCase(table))
        || SqlNames.mentions(text(change), table);
  }

  private static boolean touches(Change change, String table, String column) {
    boolean refers =
        foreignKeys(change).stream()
            .anyMatch(
                f ->
                    f.referencedTable().equalsIgnoreCase(table)
                        && f.referencedColumns().stream().anyMatch(column::equalsIgnoreCase));
    boolean reads =
        SqlNames.mentions(text(change), table) && SqlNames.mentions(text(change), column);
    boolean ownTable = ChangeSubject.of(change).equalsIgnoreCase(table);
    return refers || reads || (ownTable && namesColumn(change, column));
  }

  private static List<ForeignKey> foreignKeys(Change change) {
    if (change instanceof Change.AddForeignKey add) {
      return List.of(add.foreignKey());
    }
    return change instanceof Change.CreateTable create ? create.table().foreignKeys() : List.of();
  }

  /** The text of a view, trigger or function. */
  private static String text(Change change) {
    if (change instanceof Change.CreateView create) {
      return create.view().sql();
    }
    if (change instanceof Change.ReplaceView replace) {
      return replace.to().sql();
    }
    return change instanceof Change.CreateObject create ? create.object().sql() : "";
  }

  private static boolean namesColumn(Change change, String column) {
    if (change instanceof Change.AddUnique add) {
      return contains(add.unique().columns(), column)
          || contains(Index.included(add.unique().options()), column);
    }
    if (change instanceof Change.AddForeignKey add) {
      return contains(add.foreignKey().columns(), column);
    }
    if (change instanceof Change.AddCheck add) {
      return SqlNames.mentions(add.check().expression(), column);
    }
    if (change instanceof Change.CreateIndex create) {
      return create.index().parts().stream().anyMatch(p -> namesColumn(p, column))
          || contains(Index.included(create.index().options()), column);
    }
    if (change instanceof Change.ChangePrimaryKey key) {
      return key.to() != null && contains(key.to().columns(), column);
    }
    Column.Generated generated =
        change instanceof Change.AddColumn add
            ? add.column().generated()
            : change instanceof Change.ModifyColumn modify ? modify.to().generated() : null;
    return generated != null && SqlNames.mentions(generated.expression(), column);
  }

  private static boolean namesColumn(Index.Part part, String column) {
    String expression = part.expression();
    return column.equalsIgnoreCase(part.column())
        || (expression != null && SqlNames.mentions(expression, column));
  }

  private static boolean contains(List<String> columns, String column) {
    return columns.stream().anyMatch(column::equalsIgnoreCase);
  }
}
