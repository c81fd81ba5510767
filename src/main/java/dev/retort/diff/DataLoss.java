package dev.retort.diff;

import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.TypeName;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a change takes away that its inverse cannot bring back. */
public final class DataLoss {
  private static final List<TypeName> INTEGERS =
      List.of(TypeName.TINYINT, TypeName.SMALLINT, TypeName.INTEGER, TypeName.BIGINT);
  private static final Set<TypeName> TEXTS =
      EnumSet.of(TypeName.CHAR, TypeName.VARCHAR, TypeName.TEXT);
  private static final Set<TypeName> BYTES =
      EnumSet.of(TypeName.BINARY, TypeName.VARBINARY, TypeName.BLOB);

  private DataLoss() {}

  /** Whether rows or values may be lost. */
  public static boolean in(Change change) {
    return phrase(change) != null;
  }

  /** What may be lost, in a short phrase such as {@code all rows of users}, or null for nothing. */
  public static @Nullable String phrase(Change change) {
    if (change instanceof Change.DropTable drop) {
      return "all rows of " + drop.table().name();
    }
    if (change instanceof Change.DropColumn drop && !isVirtual(drop.column())) {
      return "all values of " + drop.table() + "." + drop.column().name();
    }
    if (change instanceof Change.ModifyColumn modify
        && !isVirtual(modify.from())
        && narrows(modify.from().type(), modify.to().type())) {
      return "values of " + modify.table() + "." + modify.to().name() + " that do not fit";
    }
    return null;
  }

  private static boolean isVirtual(Column column) {
    return column.generated() != null;
  }

  /** Whether some value of the first type has no equal in the second. */
  static boolean narrows(ColumnType from, ColumnType to) {
    ColumnType before = base(from);
    ColumnType after = base(to);
    if (before.equals(after)) {
      return false;
    }
    if (after instanceof ColumnType.Standard text && TEXTS.contains(text.name())) {
      return length(text) < textLength(before);
    }
    if (before instanceof ColumnType.Standard old && after instanceof ColumnType.Standard next) {
      return narrows(old, next);
    }
    return !(before instanceof ColumnType.Enumerated old
        && after instanceof ColumnType.Enumerated next
        && next.values().containsAll(old.values()));
  }

  private static boolean narrows(ColumnType.Standard from, ColumnType.Standard to) {
    int before = INTEGERS.indexOf(from.name());
    int after = INTEGERS.indexOf(to.name());
    if (before >= 0 && after >= 0) {
      return from.unsigned() == to.unsigned() ? after < before : to.unsigned() || after <= before;
    }
    if (BYTES.contains(from.name()) && BYTES.contains(to.name())) {
      return length(to) < length(from);
    }
    if (from.name() == TypeName.BOOLEAN && after >= 0) {
      return false;
    }
    if (from.name() == TypeName.REAL && to.name() == TypeName.DOUBLE) {
      return false;
    }
    if (from.name() == TypeName.DECIMAL && to.name() == TypeName.DECIMAL) {
      int scale = argument(from, 1, 0);
      int newScale = argument(to, 1, 0);
      return newScale < scale
          || argument(to, 0, 10) - newScale < argument(from, 0, 10) - scale
          || (to.unsigned() && !from.unsigned());
    }
    return from.name() != to.name() || narrowsArguments(from, to);
  }

  private static boolean narrowsArguments(ColumnType.Standard from, ColumnType.Standard to) {
    return !to.arguments().isEmpty()
        && (from.arguments().isEmpty() || to.arguments().get(0) < from.arguments().get(0));
  }

  /** The longest text that a value of the type has. */
  private static int textLength(ColumnType type) {
    if (type instanceof ColumnType.Enumerated values) {
      return values.values().stream().mapToInt(String::length).max().orElse(0);
    }
    if (type instanceof ColumnType.Standard standard) {
      return TEXTS.contains(standard.name()) ? length(standard) : otherLength(standard);
    }
    return Integer.MAX_VALUE;
  }

  private static int otherLength(ColumnType.Standard type) {
    return switch (type.name()) {
      case BOOLEAN -> 5;
      case TINYINT, SMALLINT, INTEGER, BIGINT -> 20;
      case UUID -> 36;
      case DATE -> 10;
      case DECIMAL -> argument(type, 0, 65) + 2;
      default -> 40;
    };
  }

  private static int length(ColumnType.Standard type) {
    int unlimited = type.name() == TypeName.CHAR || type.name() == TypeName.BINARY ? 1 : 1 << 30;
    return argument(type, 0, unlimited);
  }

  private static int argument(ColumnType.Standard type, int index, int otherwise) {
    return index < type.arguments().size() ? type.arguments().get(index) : otherwise;
  }

  private static ColumnType base(ColumnType type) {
    return type instanceof ColumnType.Overridden overridden ? base(overridden.base()) : type;
  }
}
