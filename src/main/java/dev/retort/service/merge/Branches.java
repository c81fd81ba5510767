package dev.retort.service.merge;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two heads and where their branches part.
 *
 * @param base the newest revisions that both stand on; empty when there is none
 * @param left what only the first head stands on, in an order in which it can run
 * @param right what only the second head stands on
 */
record Branches(List<String> base, List<Revision> left, List<Revision> right) {
  static Branches of(RevisionGraph graph, String left, String right) {
    Set<String> ours = graph.ancestors(List.of(left), true);
    Set<String> theirs = graph.ancestors(List.of(right), true);
    Set<String> common = new HashSet<>(ours);
    common.retainAll(theirs);
    List<String> base =
        common.stream()
            .filter(
                id ->
                    Stream.concat(graph.children(id).stream(), graph.dependants(id).stream())
                        .noneMatch(child -> common.contains(child.id())))
            .sorted()
            .toList();
    return new Branches(base, only(graph, ours, common), only(graph, theirs, common));
  }

  private static List<Revision> only(RevisionGraph graph, Set<String> ids, Set<String> common) {
    List<Revision> newestFirst = graph.newestFirst();
    java.util.ArrayList<Revision> found = new java.util.ArrayList<>();
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      String id = newestFirst.get(i).id();
      if (ids.contains(id) && !common.contains(id)) {
        found.add(newestFirst.get(i));
      }
    }
    return List.copyOf(found);
  }
}
