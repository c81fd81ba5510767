package dev.retort.service.merge;

import dev.retort.config.Environment;
import dev.retort.diff.Change;
import dev.retort.diff.ChangeCollision;
import dev.retort.diff.ChangeDescriber;
import dev.retort.error.Progress;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.BranchChange;
import dev.retort.service.Conflict;
import dev.retort.service.ConflictReport;
import dev.retort.service.MergeDecision;
import dev.retort.service.MergeItem;
import dev.retort.sql.DialectId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lays two branches side by side. */
final class MergeLayout {
  private final RevisionGraph graph;
  private final Environment environment;
  private final TrialDialects dialects;

  MergeLayout(RevisionGraph graph, Environment environment, TrialDialects dialects) {
    this.graph = graph;
    this.environment = environment;
    this.dialects = dialects;
  }

  BranchMerge lay(String left, String right, Progress progress) {
    ConflictFinder finder = new ConflictFinder(graph, dialects);
    ConflictFinder.Comparison compared = finder.compare(left, right, progress);
    ConflictReport report = compared.report();
    List<BranchChange> ours = compared.left();
    List<BranchChange> theirs = compared.right();
    boolean possible =
        report.orders().stream().noneMatch(o -> o.verdict() == ConflictReport.Verdict.FAILS);
    List<MergeEnds> ends =
        possible ? compared.trials().stream().map(OrderTrial::ends).toList() : List.of();
    Set<DialectId> written = new LinkedHashSet<>(environment.migrations().dialects());
    written.add(environment.dialect());
    return new BranchMerge(
        report,
        ours,
        theirs,
        possible ? items(report, ours, theirs, ends) : List.of(),
        ends,
        List.copyOf(written),
        new MergeTrial(
            graph,
            Branches.of(graph, left, right),
            left,
            right,
            dialects.scratches(
                report.orders().stream().map(ConflictReport.Order::dialect).toList())));
  }

  private static List<MergeItem> items(
      ConflictReport report,
      List<BranchChange> left,
      List<BranchChange> right,
      List<MergeEnds> ends) {
    Map<String, MergeItem> items = new LinkedHashMap<>();
    for (Conflict conflict : report.conflicts()) {
      items.putIfAbsent(
          conflict.object(), new MergeItem(conflict, choices(conflict.object(), ends)));
    }
    for (MergeEnds end : ends) {
      for (Change change : end.differences()) {
        String object = ChangeCollision.element(change);
        items.computeIfAbsent(
            object,
            o ->
                new MergeItem(
                    new Conflict(
                        "order_matters",
                        o,
                        "It depends on the order; from the first branch last to the second one"
                            + " last: "
                            + ChangeDescriber.describe(change.inverse())
                            + ".",
                        places(left, o),
                        places(right, o)),
                    choices(o, ends)));
      }
    }
    return List.copyOf(items.values());
  }

  private static List<Conflict.Place> places(List<BranchChange> branch, String object) {
    return branch.stream()
        .filter(c -> c.object().equals(object))
        .flatMap(c -> c.places().stream())
        .distinct()
        .toList();
  }

  private static Set<MergeDecision> choices(String object, List<MergeEnds> ends) {
    List<MergeEnds> differing = ends.stream().filter(e -> e.objects().contains(object)).toList();
    if (differing.isEmpty()) {
      return Set.of(MergeDecision.BOTH);
    }
    Set<MergeDecision> choices = EnumSet.of(MergeDecision.LEFT, MergeDecision.RIGHT);
    if (differing.stream().allMatch(e -> e.canHaveBoth(object))) {
      choices.add(MergeDecision.BOTH);
    }
    return choices;
  }
}
