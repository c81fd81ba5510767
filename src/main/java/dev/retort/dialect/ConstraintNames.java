package dev.retort.dialect;

import dev.retort.schema.Check;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.UniqueConstraint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name of each constraint, by convention where it has none, so that what was created can be
 * dropped.
 */
public final class ConstraintNames {
  private ConstraintNames() {}

  /** The name of a primary key. */
  public static String of(String table, PrimaryKey key) {
    return or(key.name(), "pk_" + table);
  }

  /** The name of a unique constraint. */
  public static String of(String table, UniqueConstraint unique) {
    return or(unique.name(), "uq_" + table + joined(unique.columns()));
  }

  /** The name of a foreign key. */
  public static String of(String table, ForeignKey key) {
    return or(key.name(), "fk_" + table + joined(key.columns()));
  }

  /** The name of a check. */
  public static String of(String table, Check check) {
    return or(check.name(), "ck_" + table + "_" + ShortNames.hash(check.expression()));
  }

  /** The name of the check that stands for an enum. */
  public static String ofValues(String table, String column) {
    return "ck_" + table + "_" + column + "_values";
  }

  private static String joined(List<String> columns) {
    return "_" + String.join("_", columns);
  }

  private static String or(@Nullable String name, String otherwise) {
    return name == null ? otherwise : name;
  }
}
