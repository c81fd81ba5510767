package dev.retort.diff;

import dev.retort.schema.ColumnType;
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
    if (ChangeSlot.of(one).equals(ChangeSlot.of(other))) {
      return Optional.of(sameElement(one, other));
    }
    String name = ChangeSlot.newName(one);
    if (!name.isEmpty() && name.equals(ChangeSlot.newName(other))) {
      return Optional.of(Kind.ADDED_DIFFERENTLY);
    }
    if (isSameConstraintName(one, other)) {
      return Optional.of(Kind.NAME_CLASH);
    }
    return ChangeUse.of(one, other) || ChangeUse.of(other, one)
        ? Optional.of(Kind.DROPPED_AND_USED)
        : Optional.empty();
  }

  /** What a change is about, for example {@code column users.name}. */
  public static String element(Change change) {
    return ChangeSlot.element(change);
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
}
