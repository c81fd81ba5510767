package dev.retort.service.revise;

import dev.retort.revision.InvalidTargetException;
import dev.retort.revision.MultipleHeadsException;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionResolver;
import dev.retort.service.RevisionRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** On which revisions a new one may stand. */
final class ParentRules {
  private final RevisionGraph graph;
  private final RevisionResolver resolver;

  ParentRules(RevisionGraph graph) {
    this.graph = graph;
    this.resolver = new RevisionResolver(graph);
  }

  /** The parents of a revision that is no merge. */
  List<Revision> parents(RevisionRequest request) {
    String head = request.head();
    if (head == null) {
      return onlyHead();
    }
    List<Revision> parents = resolver.resolve(head, List.of());
    if (!request.splice()) {
      parents.forEach(this::mustBeHead);
    }
    return parents;
  }

  private List<Revision> onlyHead() {
    List<Revision> heads = graph.heads();
    if (heads.size() > 1) {
      throw new MultipleHeadsException("head", heads.stream().map(Revision::id).sorted().toList());
    }
    return heads;
  }

  private void mustBeHead(Revision parent) {
    if (!graph.isHead(parent.id())) {
      throw new InvalidTargetException(
          parent.id(),
          "Revision "
              + parent.id()
              + " is not a head revision. Name a head, or say --splice to begin a new branch at"
              + " this revision.");
    }
  }

  /** The parents of a merge. */
  List<Revision> joined(List<String> specs, RevisionRequest request) {
    List<Revision> parents = new ArrayList<>();
    Map<String, String> saidBy = new LinkedHashMap<>();
    for (String spec : specs) {
      List<Revision> found =
          spec.equals("heads") ? resolver.mergeHeads() : resolver.resolve(spec, List.of());
      for (Revision revision : found) {
        String earlier = saidBy.put(revision.id(), spec);
        if (earlier != null) {
          throw new InvalidTargetException(
              spec,
              "Revision "
                  + revision.id()
                  + " is named twice, by '"
                  + earlier
                  + "' and by '"
                  + spec
                  + "'. Name each revision once.");
        }
        parents.add(revision);
      }
    }
    mustBeSeveral(specs, parents);
    mustBeUnrelated(parents);
    if (!request.splice()) {
      parents.forEach(this::mustBeHead);
    }
    return parents;
  }

  private static void mustBeSeveral(List<String> specs, List<Revision> parents) {
    if (parents.size() < 2) {
      String found =
          parents.isEmpty() ? "no revision" : "only one revision, " + parents.get(0).id();
      throw new InvalidTargetException(
          String.join(" ", specs),
          "There is nothing to merge: '"
              + String.join(" ", specs)
              + "' names "
              + found
              + ". A merge joins at least two heads.");
    }
  }

  private void mustBeUnrelated(List<Revision> parents) {
    for (Revision one : parents) {
      var ancestors = graph.ancestors(List.of(one.id()), false);
      for (Revision other : parents) {
        if (!one.equals(other) && ancestors.contains(other.id())) {
          throw new InvalidTargetException(
              other.id(),
              "Revision "
                  + other.id()
                  + " is an ancestor of "
                  + one.id()
                  + ", so there is nothing to merge. Name heads of different branches.");
        }
      }
    }
  }
}
