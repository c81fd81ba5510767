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
   * <p>Tables, columns, views and objects are matched by {@link DiffPolicy#nameKey}; constraints by
   * name, else by content. A constraint, index or object with other content is dropped and made
   * again. The order of columns is not compared, and opaque objects are left alone.
   *
   * <p>Order: drops of objects and of views that hang on what changes, renames, functions and the
   * like, drops of foreign keys, drops of tables, drops of constraints and indexes, columns and
   * primary keys, constraints and indexes, creates of tables by dependency, foreign keys, views,
   * objects. Only the foreign keys that close a cycle of new tables stand apart from their table.
   * The mirror image, {@link ChangeSet#inverse()}, is an order that can be run as well. Same input,
   * same output.
   *
   * @param renames what a person decided; one that fits nothing is ignored
   */
  public static ChangeSet diff(Schema from, Schema to, DiffPolicy policy, List<Rename> renames) {
    DecidedRenames decided = new DecidedRenames(from, to, policy);
    decided.decide(renames);
    TablesDiff tables = new TablesDiff(decided.schema(), to, policy);
    PhasedChanges changes = new PhasedChanges();
    changes.addAll(Phase.RENAME, decided.changes());
    tables.collect(changes);
    ViewsDiff views =
        new ViewsDiff(decided.schema(), to, policy, DisturbedNames.of(tables, decided.changes()));
    views.collect(changes);
    new ObjectsDiff(from, to, policy, tables, views.remade()).collect(changes);
    return new ChangeSet(changes.ordered(), RenameCandidates.of(tables, policy));
  }
}
