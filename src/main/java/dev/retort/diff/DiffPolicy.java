package dev.retort.diff;

import dev.retort.schema.Column;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Table;
import java.util.Map;

/**
 * What counts as equal, supplied by the dialect whose database was read.
 *
 * <p>Every method is pure. The defaults are exact.
 */
public interface DiffPolicy {
  /** Compares everything as it stands. */
  DiffPolicy EXACT = new DiffPolicy() {};

  /** The form of a name by which objects are matched; folds case where the database does. */
  default String nameKey(String name) {
    return name;
  }

  /** Whether two columns with matching names are the same, apart from the name. */
  default boolean sameColumn(Column from, Column to) {
    return from.withName("").equals(to.withName(""));
  }

  /**
   * Whether a model says of a column in so many words that it shall be another than it is, where
   * {@link #sameColumn} must let both pass because most models say nothing of it.
   *
   * @param declared the column in the model's own form
   * @param read the column as it is
   */
  default boolean asksForAnother(Column declared, Column read) {
    return false;
  }

  /** Whether two referential actions do the same. */
  default boolean sameAction(ForeignKey.Action from, ForeignKey.Action to) {
    return from == to;
  }

  /** Whether two SQL expressions are the same. */
  default boolean sameExpression(String from, String to) {
    return from.equals(to);
  }

  /** Whether names of primary keys, and of unnamed constraints, count. */
  default boolean comparesConstraintNames() {
    return true;
  }

  /** Whether a constraint without a name is the same as one that has a name, if all else is. */
  default boolean unnamedMatchesNamed() {
    return false;
  }

  /** The attributes of a table that count in a comparison. */
  default Map<String, String> comparedOptions(Table table) {
    return table.options();
  }
}
