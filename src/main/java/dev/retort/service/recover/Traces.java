package dev.retort.service.recover;

import dev.retort.diff.DiffPolicy;
import dev.retort.diff.SchemaDiffer;
import dev.retort.schema.Schema;
import dev.retort.service.Interruption.State;
import dev.retort.service.Interruption.StatementState;
import dev.retort.service.run.StatementKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the statements of a revision leave in the structure of a database, object by object; only
 * objects that the revision touches are looked at, so that drift elsewhere does not matter.
 */
final class Traces {
  private final List<Schema> after;
  private final Schema live;
  private final DiffPolicy policy;

  /**
   * Compares.
   *
   * @param after the schema before the first statement, and after each; fewer if one cannot be run
   * @param live the database's
   */
  Traces(List<Schema> after, Schema live, DiffPolicy policy) {
    Set<String> tables = new TreeSet<>();
    Set<String> views = new TreeSet<>();
    Set<String> objects = new TreeSet<>();
    for (int i = 1; i < after.size(); i++) {
      addChanged(tables, after.get(i - 1).tables(), after.get(i).tables());
      addChanged(views, after.get(i - 1).views(), after.get(i).views());
      addChanged(objects, after.get(i - 1).objects(), after.get(i).objects());
    }
    List<Schema> narrowed = new ArrayList<>();
    after.forEach(s -> narrowed.add(only(s, tables, views, objects)));
    this.after = List.copyOf(narrowed);
    this.live = only(live, tables, views, objects);
    this.policy = policy;
  }

  private static <T> void addChanged(Set<String> names, Map<String, T> one, Map<String, T> other) {
    Set<String> all = new TreeSet<>(one.keySet());
    all.addAll(other.keySet());
    for (String name : all) {
      if (!Objects.equals(one.get(name), other.get(name))) {
        names.add(name);
      }
    }
  }

  private static Schema only(
      Schema schema, Set<String> tables, Set<String> views, Set<String> objects) {
    return new Schema(
        only(schema.tables(), tables),
        only(schema.views(), views),
        only(schema.objects(), objects));
  }

  private static <T> Map<String, T> only(Map<String, T> all, Set<String> names) {
    Map<String, T> kept = new TreeMap<>(all);
    kept.keySet().retainAll(names);
    return kept;
  }

  /** Whether the database is as it is after the first {@code done} statements. */
  boolean fits(int done) {
    return done < after.size() && same(after.get(done), live);
  }

  /** The numbers of statements after which the database would be as it is, in order. */
  List<Integer> fitting() {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      if (fits(i)) {
        found.add(i);
      }
    }
    return found;
  }

  /** Whether a statement, counted from 0, changes the structure at all. */
  boolean changesStructure(int statement) {
    return statement + 1 < after.size() && !same(after.get(statement), after.get(statement + 1));
  }

  /**
   * Of these statements those that took effect, or may have, but not on the structure nor on the
   * rows of a table that goes when the structure is taken back.
   */
  List<StatementState> remaining(List<StatementState> statements) {
    Set<String> going = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    going.addAll(live.tables().keySet());
    going.removeAll(before().tables().keySet());
    return statements.stream()
        .filter(s -> s.state() != State.NOT_DONE)
        .filter(s -> !changesStructure(s.index()))
        .filter(s -> StatementKind.changedTable(s.text()).filter(going::contains).isEmpty())
        .toList();
  }

  /** The touched objects as they are. */
  Schema live() {
    return live;
  }

  /** The touched objects as they were before the first statement. */
  Schema before() {
    return after.get(0);
  }

  private boolean same(Schema one, Schema other) {
    return SchemaDiffer.diff(one, other, policy, List.of()).changes().isEmpty();
  }
}
