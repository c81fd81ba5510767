package dev.retort.diff;

import dev.retort.schema.Schema;
import java.util.List;

/**
 * Finds the ordered changes that lead from one schema to another; pure and linear in their objects.
 */
public final class SchemaDiffer {
  private SchemaDiffer() {}

  /**
   * The changes from {@code from} to {@code to}.
   *
   * <p>Order: drops of foreign keys, of views and objects that hang on what changes, renames,
   * drops, creates by dependency, columns, constraints, indexes, foreign keys of cyclic tables,
   * views, objects. Same input, same output.
   *
   * @param renames what a person decided; one that fits nothing is ignored
   */
  public static ChangeSet diff(Schema from, Schema to, DiffPolicy policy, List<Rename> renames) {
    throw new UnsupportedOperationException("not yet");
  }
}
