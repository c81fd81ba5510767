package dev.retort.diff;

import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether two changes that were made independently, to one and the same schema, get in each other's
 * way. Pure; which of them comes first does not matter.
 */
public final class ChangeCollision {
  private ChangeCollision() {}

  /** In what way; the more serious ones come first. */
  public enum Kind {
    /** One takes away what the other one uses. */
    DROPPED_AND_USED,
    /** One takes away what the other one alters. */
    DROPPED_AND_ALTERED,
    /** Both add a thing of that name, but not the same thing. */
    ADDED_DIFFERENTLY,
    /** Both use a name that can be given only once. */
    NAME_CLASH,
    /** Both add the same thing. */
    ADDED_ALIKE,
    /** Both take the same thing away. */
    DROPPED_BOTH,
    /** Both extend the values of one enum. */
    ENUM_EXTENDED_BOTH,
    /** Both alter the same thing. */
    ALTERED_BOTH,
    /** Both alter the same thing in the same way. */
    ALTERED_ALIKE
  }

  /** How they collide; empty if they do not. */
  public static Optional<Kind> between(Change one, Change other) {
    if (slot(one).equals(slot(other))) {
      return Optional.of(sameElement(one, other));
    }
    String name = newName(one);
    if (!name.isEmpty() && name.equals(newName(other))) {
      return Optional.of(Kind.ADDED_DIFFERENTLY);
    }
    if (isSameConstraintName(one, other)) {
      return Optional.of(Kind.NAME_CLASH);
    }
    return uses(one, other) || uses(other, one)
        ? Optional.of(Kind.DROPPED_AND_USED)
        : Optional.empty();
  }

  /** Constraints of one table share their names, of whatever kind they are. */
  private static boolean isSameConstraintName(Change one, Change other) {
    String name = addedConstraint(one);
    return name != null
        && name.equalsIgnoreCase(addedConstraint(other))
        && ChangeSubject.of(one).equalsIgnoreCase(ChangeSubject.of(other));
  }

  private static @Nullable String addedConstraint(Change change) {
    if (change instanceof Change.AddUnique add) {
      return add.unique().name();
    }
    if (change instanceof Change.AddForeignKey add) {
      return add.foreignKey().name();
    }
    return change instanceof Change.AddCheck add ? add.check().name() : null;
  }

  private static Kind sameElement(Change one, Change other) {
    ChangeCategory first = ChangeCategory.of(one);
    ChangeCategory second = ChangeCategory.of(other);
    if (first != second) {
      return Kind.DROPPED_AND_ALTERED;
    }
    boolean alike = one.equals(other);
    return switch (first) {
      case ADDED -> added(one, other, alike);
      case REMOVED -> Kind.DROPPED_BOTH;
      case CHANGED ->
          alike
              ? Kind.ALTERED_ALIKE
              : isEnum(one) && isEnum(other) ? Kind.ENUM_EXTENDED_BOTH : Kind.ALTERED_BOTH;
    };
  }

  private static Kind added(Change one, Change other, boolean alike) {
    if (alike) {
      return Kind.ADDED_ALIKE;
    }
    return ChangeSubject.of(one).equalsIgnoreCase(ChangeSubject.of(other))
        ? Kind.ADDED_DIFFERENTLY
        : Kind.NAME_CLASH;
  }

  private static boolean isEnum(Change change) {
    return change instanceof Change.ModifyColumn modify
        && modify.from().type() instanceof ColumnType.Enumerated
        && modify.to().type() instanceof ColumnType.Enumerated;
  }

  /** What is there only after a change, as {@link #element} would say it; else empty. */
  private static String newName(Change change) {
    if (change instanceof Change.RenameColumn rename) {
      return fold("column " + rename.table() + "." + rename.to());
    }
    if (change instanceof Change.RenameTable rename) {
      return fold("table " + rename.to());
    }
    return ChangeCategory.of(change) == ChangeCategory.ADDED ? slot(change) : "";
  }

  /** What a change is about, for example {@code column users.name}. */
  public static String element(Change change) {
    String slot = slot(change);
    boolean view =
        change instanceof Change.CreateView
            || change instanceof Change.DropView
            || change instanceof Change.ReplaceView;
    return view ? "view" + slot.substring(slot.indexOf(' ')) : slot;
  }

  /** What can be there only once; tables and views share their names. */
  private static String slot(Change change) {
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

  /** Whether {@code drop} takes away a table, view, key or column that {@code other} builds on. */
  private static boolean uses(Change drop, Change other) {
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
