package dev.retort.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** Works out which revisions a command runs, in which order. Nothing to do is an empty list. */
public final class GraphPlanner {
  private final RevisionGraph graph;
  private final Lookup lookup;
  private final Targets targets;

  /** A planner for this graph. */
  public GraphPlanner(RevisionGraph graph) {
    this.graph = graph;
    this.lookup = new Lookup(graph);
    this.targets = new Targets(graph, lookup);
  }

  /**
   * The steps from the rows {@code current} up to {@code spec}, dependencies included.
   *
   * @throws dev.retort.error.RetortException if {@code spec} or a row names nothing or too much, or
   *     if a step needs a broken revision
   */
  public List<GraphStep> upgrade(Collection<String> current, String spec) {
    rejectRange(spec);
    BitSet rows = graph.numbers(current);
    int[] wanted = targets.up(rows, spec);
    Selection.requireApart(graph, wanted);
    Selection.requireApart(graph, rows.stream().toArray());
    int[] order = Selection.missing(graph, wanted, rows).newestFirst(graph);
    requireWhole(order);
    VersionRows table = new VersionRows(graph, rows);
    List<GraphStep> steps = new ArrayList<>(order.length);
    for (int i = order.length - 1; i >= 0; i--) {
      steps.add(table.upgrade(order[i]));
    }
    return List.copyOf(steps);
  }

  /**
   * The steps down to {@code spec}: what is applied of its descendants and of their dependants.
   *
   * @throws AmbiguousDowngradeException if {@code spec} is {@code -N} and there are several rows
   * @throws dev.retort.error.RetortException as for {@link #upgrade}
   */
  public List<GraphStep> downgrade(Collection<String> current, String spec) {
    rejectRange(spec);
    BitSet rows = graph.numbers(current);
    Targets.Down target = targets.down(rows, spec);
    Selection surplus = Selection.surplus(graph, lookup, rows, target, false);
    boolean there = target.revision() == Lookup.BASE || rows.get(target.revision());
    if (surplus.members().isEmpty() && !there) {
      throw new InvalidTargetException(
          spec, "Destination " + spec + " is not a valid downgrade target from current head(s).");
    }
    int[] order = surplus.newestFirst(graph);
    requireWhole(order);
    VersionRows table = new VersionRows(graph, rows);
    List<GraphStep> steps = new ArrayList<>(order.length);
    for (int number : order) {
      steps.add(table.downgrade(number));
    }
    return List.copyOf(steps);
  }

  /**
   * The step of one revision alone, as it is within a longer plan that has come to {@code current}.
   *
   * @throws dev.retort.error.RetortException if there is no such revision, or no such row
   */
  public GraphStep step(Collection<String> current, String id, Direction direction) {
    BitSet rows = graph.numbers(current);
    int number = graph.numbers(List.of(id)).nextSetBit(0);
    VersionRows table = new VersionRows(graph, rows);
    return direction == Direction.UPGRADE ? table.upgrade(number) : table.downgrade(number);
  }

  /**
   * The moves of the version table that stamping to {@code specs} takes. Rows in one line with a
   * target are replaced by it in one step; a target in a line of its own becomes a new row; {@code
   * base} takes the rows of its line away.
   *
   * @param purge the caller empties the table before the first step, and {@code current} is ignored
   */
  public List<GraphStep> stamp(Collection<String> current, List<String> specs, boolean purge) {
    BitSet rows = graph.numbers(purge ? List.of() : current);
    BitSet related = new BitSet();
    BitSet wanted = new BitSet();
    List<Integer> inOrder = new ArrayList<>();
    boolean toBase = specs.isEmpty();
    for (String spec : specs.isEmpty() ? List.of("base") : specs) {
      rejectRange(spec);
      related.or(lookup.lineage(spec, true));
      int[] found = lookup.revisions(spec);
      toBase |= found.length == 0;
      for (int number : found) {
        if (!wanted.get(number)) {
          wanted.set(number);
          inOrder.add(number);
        }
      }
    }
    related.and(rows);
    requireWhole(inOrder.stream().mapToInt(Integer::intValue).toArray());
    VersionRows table = new VersionRows(graph, rows);
    return inOrder.isEmpty() && toBase
        ? stampToBase(table, related)
        : stampTo(table, related, inOrder);
  }

  private List<GraphStep> stampToBase(VersionRows table, BitSet related) {
    List<GraphStep> steps = new ArrayList<>();
    for (int row = related.nextSetBit(0); row >= 0; row = related.nextSetBit(row + 1)) {
      Revision revision = graph.at(row);
      steps.add(table.stamp(revision, Direction.DOWNGRADE, List.of(revision.id()), List.of()));
    }
    return steps;
  }

  private List<GraphStep> stampTo(VersionRows table, BitSet related, List<Integer> wanted) {
    List<GraphStep> steps = new ArrayList<>();
    List<String> from = lookup.ids(related.stream().toArray());
    for (int number : wanted) {
      Revision revision = graph.at(number);
      if (related.get(number) || table.contains(revision.id())) {
        continue;
      }
      BitSet seed = new BitSet();
      seed.set(number);
      boolean down = graph.topology().descendants(seed, true).intersects(related);
      boolean up = !down && graph.topology().ancestors(seed, true).intersects(related);
      Direction direction = down ? Direction.DOWNGRADE : Direction.UPGRADE;
      List<String> replaced = down || up ? from : List.of();
      // A row that another target of the same call has taken is not there to be moved again.
      boolean free = replaced.stream().allMatch(table::contains);
      List<String> to = List.of(revision.id());
      steps.add(table.stamp(revision, direction, free ? replaced : List.of(), to));
    }
    return steps;
  }

  private void requireWhole(int[] numbers) {
    for (int number : numbers) {
      graph.requireWhole(number);
    }
  }

  private static void rejectRange(String spec) {
    if (spec.indexOf(':') >= 0) {
      throw new InvalidTargetException(
          spec, "Range revision not allowed: '" + spec + "'. Name one target.");
    }
  }
}
