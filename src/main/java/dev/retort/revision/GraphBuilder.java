package dev.retort.revision;

import dev.retort.error.SourcePosition;
import dev.retort.revision.RevisionProblem.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Numbers the revisions, connects them, and notes what does not fit. */
final class GraphBuilder {
  /** Looking for near names costs a pass over all names; a wholly broken folder needs few hints. */
  private static final int MAX_HINTS = 20;

  private static final int[] NONE = {};

  final List<Revision> revisions = new ArrayList<>();
  final Map<String, Integer> index;
  final Map<String, Integer> labels = new LinkedHashMap<>();
  final List<RevisionProblem> problems;
  final Map<String, List<String>> cycles = new HashMap<>();
  private int hints;

  GraphBuilder(RevisionSet set) {
    problems = new ArrayList<>(set.problems());
    index = new HashMap<>(set.revisions().size() * 2);
    set.revisions().forEach(this::number);
    revisions.forEach(this::claimLabels);
  }

  Topology connect() {
    int[][] down = new int[revisions.size()][];
    int[][] dependencies = new int[revisions.size()][];
    for (int i = 0; i < down.length; i++) {
      Revision revision = revisions.get(i);
      down[i] = parents(i, revision);
      dependencies[i] = dependencies(i, revision);
    }
    Topology topology = Topology.of(down, dependencies);
    reportCycles(topology);
    return topology;
  }

  private void number(Revision revision) {
    Integer first = index.putIfAbsent(revision.id(), revisions.size());
    if (first == null) {
      revisions.add(revision);
      return;
    }
    report(
        Kind.DUPLICATE_REVISION,
        revision,
        Directive.REVISION,
        "Revision "
            + revision.id()
            + " is also in "
            + revisions.get(first).file()
            + ". Give one of the two files another id.");
  }

  private void claimLabels(Revision revision) {
    for (String label : revision.branchLabels()) {
      Integer owner = index.get(label);
      if (owner == null) {
        owner = labels.putIfAbsent(label, index.getOrDefault(revision.id(), 0));
      }
      if (owner != null) {
        report(
            Kind.DUPLICATE_LABEL,
            revision,
            Directive.BRANCH_LABELS,
            "The name '" + label + "' is taken by revision " + revisions.get(owner).id() + ".");
      }
    }
  }

  private int[] parents(int at, Revision revision) {
    if (revision.downRevisions().isEmpty()) {
      return NONE;
    }
    int[] parents = new int[revision.downRevisions().size()];
    int found = 0;
    for (String name : revision.downRevisions()) {
      Integer parent = index.get(name);
      if (parent == null) {
        reportUnknown(Kind.UNKNOWN_DOWN_REVISION, revision, Directive.DOWN_REVISION, name);
      } else if (parent == at) {
        reportSelf(Kind.SELF_LOOP, revision, Directive.DOWN_REVISION);
      } else {
        parents[found++] = parent;
      }
    }
    return distinct(parents, found);
  }

  private int[] dependencies(int at, Revision revision) {
    if (revision.dependsOn().isEmpty()) {
      return NONE;
    }
    int[] targets = new int[revision.dependsOn().size()];
    int found = 0;
    for (String name : revision.dependsOn()) {
      Integer target = index.containsKey(name) ? index.get(name) : labels.get(name);
      if (target == null) {
        reportUnknown(Kind.UNKNOWN_DEPENDENCY, revision, Directive.DEPENDS_ON, name);
      } else if (target == at) {
        reportSelf(Kind.DEPENDENCY_SELF_LOOP, revision, Directive.DEPENDS_ON);
      } else {
        targets[found++] = target;
      }
    }
    return distinct(targets, found);
  }

  private static int[] distinct(int[] values, int count) {
    if (count == 0) {
      return NONE;
    }
    return count == 1
        ? new int[] {values[0]}
        : IntStream.of(values).limit(count).distinct().toArray();
  }

  private void reportUnknown(Kind kind, Revision revision, Directive directive, String name) {
    Collection<String> names = new ArrayList<>();
    if (hints++ < MAX_HINTS) {
      names.addAll(index.keySet());
      if (kind == Kind.UNKNOWN_DEPENDENCY) {
        names.addAll(labels.keySet());
      }
      names.remove(revision.id());
    }
    report(
        kind,
        revision,
        directive,
        "'@"
            + directive.text()
            + "' of revision "
            + revision.id()
            + " names "
            + name
            + ", which is in no file."
            + NearNames.hint(name, names));
  }

  private void reportSelf(Kind kind, Revision revision, Directive directive) {
    cycles.put(revision.id(), List.of(revision.id(), revision.id()));
    String what = "'@" + directive.text() + "' of revision " + revision.id();
    report(kind, revision, directive, what + " names the revision itself.");
  }

  private void reportCycles(Topology topology) {
    Set<Integer> reported = new HashSet<>();
    for (int[] members : Cycles.of(topology.down())) {
      Arrays.stream(members).forEach(reported::add);
      reportCycle(Kind.CYCLE, members);
    }
    if (Arrays.stream(topology.dependencies()).allMatch(d -> d.length == 0)) {
      return;
    }
    for (int[] members : Cycles.of(topology.ordering())) {
      if (Arrays.stream(members).noneMatch(reported::contains)) {
        reportCycle(Kind.DEPENDENCY_CYCLE, members);
      }
    }
  }

  private void reportCycle(Kind kind, int[] members) {
    List<String> ids = Arrays.stream(members).mapToObj(i -> revisions.get(i).id()).toList();
    boolean dependency = kind == Kind.DEPENDENCY_CYCLE;
    for (int member : members) {
      cycles.put(revisions.get(member).id(), ids);
      Directive directive =
          dependency && !revisions.get(member).dependsOn().isEmpty()
              ? Directive.DEPENDS_ON
              : Directive.DOWN_REVISION;
      report(
          kind,
          revisions.get(member),
          directive,
          (dependency ? "A dependency cycle" : "A cycle")
              + " goes through the revisions "
              + String.join(", ", ids)
              + ". Mend one of these files.");
    }
  }

  private void report(Kind kind, Revision revision, Directive directive, String message) {
    SourcePosition position = HeaderLines.find(revision.file(), directive);
    problems.add(new RevisionProblem(kind, message, position, revision.id()));
  }
}
