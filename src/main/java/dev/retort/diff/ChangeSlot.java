package dev.retort.diff;

import dev.retort.schema.Column;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a change is about, as a name that can be there only once. */
final class ChangeSlot {
  private ChangeSlot() {}

  /** What is there only after a change, as {@link #of} would say it; else empty. */
  static String newName(Change change) {
    if (change instanceof Change.RenameColumn rename) {
      return fold("column " + rename.table() + "." + rename.to());
    }
    if (change instanceof Change.RenameTable rename) {
      return fold("table " + rename.to());
    }
    return ChangeCategory.of(change) == ChangeCategory.ADDED ? of(change) : "";
  }

  /** What a change is about, for example {@code column users.name}. */
  static String element(Change change) {
    String slot = of(change);
    boolean view =
        change instanceof Change.CreateView
            || change instanceof Change.DropView
            || change instanceof Change.ReplaceView;
    return view ? "view" + slot.substring(slot.indexOf(' ')) : slot;
  }

  /** What can be there only once; tables and views share their names. */
  static String of(Change change) {
    if (change instanceof Change.AddColumn add) {
      return column(add.table(), add.column());
    }
    if (change instanceof Change.DropColumn drop) {
      return column(drop.table(), drop.column());
    }
    if (change instanceof Change.ModifyColumn modify) {
      return column(modify.table(), modify.from());
    }
    if (change instanceof Change.RenameColumn rename) {
      return fold("column " + rename.table() + "." + rename.from());
    }
    if (change instanceof Change.RenameTable rename) {
      return fold("table " + rename.from());
    }
    // A unique constraint is an index of its name to most databases.
    if (change instanceof Change.AddUnique add && add.unique().name() != null) {
      return fold("index " + add.unique().name());
    }
    if (change instanceof Change.DropUnique drop && drop.unique().name() != null) {
      return fold("index " + drop.unique().name());
    }
    if (change instanceof Change.CreateIndex create) {
      return fold("index " + create.index().name());
    }
    if (change instanceof Change.DropIndex drop) {
      return fold("index " + drop.index().name());
    }
    String constraint = constraint(change);
    if (!constraint.isEmpty()) {
      return fold("constraint " + constraint);
    }
    String part =
        change instanceof Change.ChangePrimaryKey
            ? "primary key of "
            : change instanceof Change.ChangeTableComment
                ? "comment of "
                : change instanceof Change.ChangeTableOptions ? "options of " : "";
    return fold(part + kind(change) + " " + ChangeSubject.of(change));
  }

  private static String kind(Change change) {
    if (change instanceof Change.CreateObject create) {
      return create.object().kind().words();
    }
    if (change instanceof Change.DropObject drop) {
      return drop.object().kind().words();
    }
    if (change instanceof Change.AlterSequence alter) {
      return alter.to().kind().words();
    }
    return "table";
  }

  private static String constraint(Change change) {
    if (change instanceof Change.AddUnique add) {
      return named(add.table(), add.unique().name(), add.unique().columns());
    }
    if (change instanceof Change.DropUnique drop) {
      return named(drop.table(), drop.unique().name(), drop.unique().columns());
    }
    if (change instanceof Change.AddForeignKey add) {
      return named(add.table(), add.foreignKey().name(), add.foreignKey().columns());
    }
    if (change instanceof Change.DropForeignKey drop) {
      return named(drop.table(), drop.foreignKey().name(), drop.foreignKey().columns());
    }
    if (change instanceof Change.AddCheck add) {
      return named(add.table(), add.check().name(), List.of(add.check().expression()));
    }
    if (change instanceof Change.DropCheck drop) {
      return named(drop.table(), drop.check().name(), List.of(drop.check().expression()));
    }
    return "";
  }

  private static String named(String table, @Nullable String name, List<String> otherwise) {
    return table + "." + (name == null ? String.join(",", otherwise) : name);
  }

  private static String column(String table, Column column) {
    return fold("column " + table + "." + column.name());
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
