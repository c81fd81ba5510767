package dev.retort.service.merge;

import dev.retort.config.Environment;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.revision.InvalidTargetException;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionResolver;
import dev.retort.service.Advice;
import dev.retort.service.ConflictReport;
import dev.retort.service.MergeSession;
import dev.retort.service.Rebase;
import dev.retort.service.RemoteBranch;
import dev.retort.service.RemoteBranches;
import dev.retort.service.Squash;
import dev.retort.service.SquashRequest;
import java.util.ArrayList;
import java.util.List;

/** All that is asked of branches, put together for one environment and one state of its files. */
public final class BranchWork {
  private final Environment environment;
  private final RevisionGraph graph;
  private final Cancellation cancellation;

  /** For an environment's revisions as they are now. */
  public BranchWork(Environment environment, RevisionGraph graph, Cancellation cancellation) {
    this.environment = environment;
    this.graph = graph;
    this.cancellation = cancellation;
  }

  /** See {@link dev.retort.service.MigrationService#conflicts(List, Progress, Cancellation)}. */
  public List<ConflictReport> conflicts(List<String> revisions, Progress progress) {
    RevisionResolver resolver = new RevisionResolver(graph);
    List<String> heads =
        revisions.stream()
            .flatMap(spec -> resolver.resolve(spec, List.of()).stream())
            .map(Revision::id)
            .distinct()
            .toList();
    return conflicts(graph, heads, progress);
  }

  /** What the heads of a remote branch do to each other and to ours. */
  public List<ConflictReport> conflicts(RemoteBranch branch, Progress progress) {
    return conflicts(graph.with(branch.revisions()), branch.heads(), progress);
  }

  private List<ConflictReport> conflicts(RevisionGraph all, List<String> heads, Progress progress) {
    if (heads.size() < 2) {
      return List.of();
    }
    List<ConflictReport> reports = new ArrayList<>();
    try (TrialDialects dialects = dialects()) {
      ConflictFinder finder = new ConflictFinder(all, dialects);
      for (int i = 0; i < heads.size(); i++) {
        for (int j = i + 1; j < heads.size(); j++) {
          reports.add(finder.compare(heads.get(i), heads.get(j), progress).report());
        }
      }
    }
    return List.copyOf(reports);
  }

  /** See {@link dev.retort.service.MigrationService#advise}. */
  public List<Advice> advise(List<ConflictReport> reports) {
    if (reports.isEmpty()) {
      return List.of();
    }
    Adviser adviser = new Adviser(graph, environment);
    return reports.stream().map(adviser::advise).toList();
  }

  /**
   * Two heads to be decided thing by thing.
   *
   * @throws InvalidTargetException if they are not two
   */
  public MergeSession merge(List<String> revisions, Progress progress) {
    RevisionResolver resolver = new RevisionResolver(graph);
    List<String> heads =
        revisions.stream()
            .flatMap(spec -> resolver.resolve(spec, List.of()).stream())
            .map(Revision::id)
            .distinct()
            .toList();
    if (heads.size() != 2) {
      throw new InvalidTargetException(
          String.join(" ", revisions),
          "Two branches are decided at a time, and these are "
              + heads.size()
              + ": "
              + String.join(", ", heads)
              + (heads.size() < 2
                  ? ". Name two."
                  : ". Name two of them, and merge what comes of it with the next."));
    }
    try (TrialDialects dialects = dialects()) {
      return new MergeLayout(graph, environment, dialects)
          .lay(heads.get(0), heads.get(1), progress);
    }
  }

  /** What remote-tracking branches have that is not here. */
  public RemoteBranches remote() {
    return new RemoteBranchReader(graph, environment.migrations().locations()).read();
  }

  private TrialDialects dialects() {
    return TrialDialects.of(environment, cancellation);
  }

  /** See {@link dev.retort.service.MigrationService#planSquash}. */
  public Squash planSquash(SquashRequest request) {
    try (TrialDialects dialects = dialects()) {
      Squasher squasher = new Squasher(graph, environment.dialect(), dialects);
      List<Revision> run = squasher.run(only(request.first()), only(request.last()));
      AppliedElsewhere applied = new AppliedElsewhere();
      applied.requireOutside(environment, run);
      return squasher.plan(run, request, applied.asked(), applied.notAsked());
    }
  }

  /** See {@link dev.retort.service.MigrationService#planRebase}. */
  public Rebase planRebase(String branch, String onto) {
    String moved = only(branch);
    String target = only(onto);
    Rebaser rebaser = new Rebaser(graph);
    List<Revision> moving = rebaser.moving(moved, target);
    AppliedElsewhere applied = new AppliedElsewhere();
    applied.require(environment, moving, target);
    try (TrialDialects dialects = dialects()) {
      return rebaser.plan(moving, target, rebaser.unneeded(moving, target, dialects), applied);
    }
  }

  private String only(String spec) {
    List<Revision> found = new RevisionResolver(graph).resolve(spec, List.of());
    if (found.size() != 1) {
      throw new InvalidTargetException(
          spec, "'" + spec + "' means " + found.size() + " revisions. Name one.");
    }
    return found.get(0).id();
  }
}
