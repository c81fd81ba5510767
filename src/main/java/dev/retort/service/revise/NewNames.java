package dev.retort.service.revise;

import dev.retort.revision.InvalidTargetException;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionId;
import dev.retort.revision.RevisionResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The identity, the labels and the dependencies that a new revision may have. */
final class NewNames {
  private final RevisionGraph graph;
  private final Set<String> labels;

  NewNames(RevisionGraph graph) {
    this.graph = graph;
    this.labels =
        graph.revisions().stream()
            .flatMap(r -> r.branchLabels().stream())
            .collect(Collectors.toSet());
  }

  String id(@Nullable String wanted, Supplier<String> ids) {
    if (wanted == null) {
      String id = ids.get();
      while (graph.find(id).isPresent()) {
        id = ids.get();
      }
      return id;
    }
    RevisionId.check(wanted);
    if (graph.find(wanted).isPresent() || labels.contains(wanted)) {
      throw new InvalidTargetException(
          wanted, "There is a revision or a branch label '" + wanted + "' already.");
    }
    return wanted;
  }

  List<String> labels(List<String> wanted) {
    for (String label : wanted) {
      RevisionId.check(label);
      if (graph.find(label).isPresent() || labels.contains(label)) {
        throw new InvalidTargetException(
            label,
            "There is a revision or a branch label '" + label + "' already. Choose another label.");
      }
    }
    return RevisionAuthor.distinct(wanted);
  }

  /** Labels stay labels, everything else becomes an identity. */
  List<String> dependencies(List<String> wanted, List<Revision> parents) {
    RevisionResolver resolver = new RevisionResolver(graph);
    List<String> resolved = new ArrayList<>();
    for (String spec : wanted) {
      if (labels.contains(spec)) {
        resolved.add(spec);
      } else {
        resolver.resolve(spec, List.of()).forEach(r -> resolved.add(r.id()));
      }
    }
    parents.forEach(p -> resolved.remove(p.id()));
    return RevisionAuthor.distinct(resolved);
  }
}
