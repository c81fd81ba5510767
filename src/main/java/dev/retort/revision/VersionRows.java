package dev.retort.revision;

import dev.retort.revision.VersionChange.Move;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the version table while a plan is made.
 *
 * <p>Which rows a downgraded revision leaves depends on what else is still applied; that is kept as
 * a count of applied children a revision, so that a step costs its own edges only.
 */
final class VersionRows {
  private final RevisionGraph graph;
  private final TreeSet<String> rows = new TreeSet<>();
  private final BitSet applied;
  private final int[] appliedChildren;

  VersionRows(RevisionGraph graph, BitSet current) {
    this.graph = graph;
    current.stream().forEach(i -> rows.add(graph.at(i).id()));
    applied = graph.topology().ancestors(current, true);
    appliedChildren = new int[graph.topology().size()];
    applied.stream().forEach(i -> countBelow(i, 1));
  }

  GraphStep upgrade(int number) {
    Revision revision = graph.at(number);
    List<String> joined = new ArrayList<>();
    for (int below : graph.topology().ordering()[number]) {
      if (rows.contains(graph.at(below).id())) {
        joined.add(graph.at(below).id());
      }
    }
    applied.set(number);
    countBelow(number, 1);
    return replace(revision, Direction.UPGRADE, false, joined, List.of(revision.id()));
  }

  GraphStep downgrade(int number) {
    Revision revision = graph.at(number);
    applied.clear(number);
    countBelow(number, -1);
    List<String> left =
        IntStream.of(graph.topology().ordering()[number])
            .filter(below -> appliedChildren[below] == 0)
            .mapToObj(below -> graph.at(below).id())
            .filter(id -> !rows.contains(id))
            .toList();
    return replace(revision, Direction.DOWNGRADE, false, List.of(revision.id()), left);
  }

  /** Moves the rows {@code from}, those that are still there, to {@code to}. */
  GraphStep stamp(Revision about, Direction direction, List<String> from, List<String> to) {
    List<String> present = from.stream().filter(rows::contains).toList();
    List<String> wanted = to.stream().filter(id -> !rows.contains(id)).toList();
    return replace(about, direction, true, present, wanted);
  }

  boolean contains(String id) {
    return rows.contains(id);
  }

  private GraphStep replace(
      Revision revision, Direction direction, boolean stamp, List<String> from, List<String> to) {
    rows.removeAll(from);
    rows.addAll(to);
    VersionChange change = change(from, to);
    return new GraphStep(revision, direction, stamp, change, List.copyOf(rows));
  }

  /** The last of {@code from} becomes the last of {@code to}; the others go and come. */
  private static VersionChange change(List<String> from, List<String> to) {
    if (from.isEmpty() || to.isEmpty()) {
      return new VersionChange(from, null, to);
    }
    @Nullable Move move = new Move(from.get(from.size() - 1), to.get(to.size() - 1));
    return new VersionChange(from.subList(0, from.size() - 1), move, to.subList(0, to.size() - 1));
  }

  private void countBelow(int number, int amount) {
    for (int below : graph.topology().ordering()[number]) {
      appliedChildren[below] += amount;
    }
  }
}
