package dev.retort.service.plan;

import dev.retort.revision.GraphPlanner;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.Status;
import dev.retort.service.Status.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares the rows of a version table with the graph. */
public final class StatusReader {
  private StatusReader() {}

  /**
   * Where a database stands.
   *
   * @param table the rows, sorted; empty when there is no version table
   */
  public static Status read(RevisionGraph graph, Optional<List<String>> table) {
    List<String> rows = table.orElse(List.of());
    List<String> unknown = rows.stream().filter(r -> graph.find(r).isEmpty()).toList();
    List<String> known = rows.stream().filter(r -> graph.find(r).isPresent()).toList();
    List<String> heads = graph.heads().stream().map(Revision::id).sorted().toList();
    Set<String> applied = graph.ancestors(known, true);
    List<String> pending = pending(graph, known, applied);
    State state =
        !unknown.isEmpty()
            ? State.DIVERGED
            : applied.containsAll(heads) ? State.UP_TO_DATE : State.BEHIND;
    return new Status(rows, unknown, heads, applied, pending, table.isPresent(), state);
  }

  private static List<String> pending(
      RevisionGraph graph, List<String> known, Set<String> applied) {
    List<Revision> all = graph.revisions();
    if (all.isEmpty() || all.stream().allMatch(r -> applied.contains(r.id()))) {
      return List.of();
    }
    if (all.stream().noneMatch(r -> graph.isBroken(r.id()))) {
      return new GraphPlanner(graph)
          .upgrade(known, "heads").stream().map(step -> step.revision().id()).toList();
    }
    // A plan would refuse the broken part; a status tells what is missing all the same.
    List<String> missing =
        graph.newestFirst().stream().map(Revision::id).filter(id -> !applied.contains(id)).toList();
    ArrayList<String> oldestFirst = new ArrayList<>(missing);
    Collections.reverse(oldestFirst);
    return oldestFirst;
  }
}
