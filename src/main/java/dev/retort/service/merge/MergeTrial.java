package dev.retort.service.merge;

import dev.retort.dialect.ScratchDatabase;
import dev.retort.diff.Change;
import dev.retort.diff.ChangeDescriber;
import dev.retort.diff.SchemaDiffer;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionFile;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionProblem;
import dev.retort.schema.Schema;
import dev.retort.service.IrreversibleException;
import dev.retort.service.MergeDecision;
import dev.retort.service.MergeProof;
import dev.retort.service.PlanStep;
import dev.retort.service.StatementFailedException;
import dev.retort.service.generate.ScratchSchemas;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs two branches and a merge of them, from either side and back. */
final class MergeTrial {
  private static final int SHOWN = 3;

  private final RevisionGraph graph;
  private final Branches branches;
  private final String left;
  private final String right;
  private final List<ScratchSchemas> scratches;

  MergeTrial(
      RevisionGraph graph,
      Branches branches,
      String left,
      String right,
      List<ScratchSchemas> scratches) {
    this.graph = graph;
    this.branches = branches;
    this.left = left;
    this.right = right;
    this.scratches = scratches;
  }

  private static List<PlanStep> up(ScratchSchemas scratch, List<Revision> revisions) {
    return revisions.stream().map(r -> scratch.step(r, Direction.UPGRADE)).toList();
  }

  private static List<PlanStep> down(ScratchSchemas scratch, List<Revision> revisions) {
    List<PlanStep> steps = new ArrayList<>();
    for (int i = revisions.size() - 1; i >= 0; i--) {
      steps.add(scratch.step(revisions.get(i), Direction.DOWNGRADE));
    }
    return steps;
  }

  MergeProof run(
      String sections,
      List<MergeEnds> ends,
      Map<String, MergeDecision> decisions,
      Progress progress,
      Cancellation cancellation) {
    var parsed =
        RevisionFile.parse(Path.of("merge.sql"), "-- @revision 0\n-- @message merge\n" + sections);
    Revision merge = parsed.revision();
    List<MergeProof.Line> lines = new ArrayList<>();
    List<ScratchSchemas> tried = scratches.stream().map(s -> s.with(cancellation)).toList();
    if (merge == null || !parsed.problems().isEmpty()) {
      String faults =
          String.join("; ", parsed.problems().stream().map(RevisionProblem::message).toList());
      lines.add(
          new MergeProof.Line(tried.get(0).dialectId(), "read the statements", false, faults));
      return new MergeProof(lines);
    }
    List<Revision> merges = sections.isBlank() ? List.of() : List.of(merge);
    for (int i = 0; i < tried.size(); i++) {
      ScratchSchemas scratch = tried.get(i);
      progress.report(i, tried.size(), "trying the merge on " + scratch.dialectId().title());
      MergeEnds end =
          ends.stream().filter(e -> e.dialect() == scratch.dialectId()).findFirst().orElse(null);
      Schema wanted = end == null || decisions.isEmpty() ? null : end.target(decisions);
      Attempt first = attempt(scratch, branches.left(), branches.right(), merges);
      Attempt second = attempt(scratch, branches.right(), branches.left(), merges);
      Schema goal = wanted == null ? first.there : wanted;
      lines.add(line(scratch, way(left, right, merges), first, goal));
      lines.add(line(scratch, way(right, left, merges), second, goal));
      lines.add(back(scratch, first));
    }
    progress.report(tried.size(), tried.size(), "done");
    return new MergeProof(lines);
  }

  private static String way(String first, String second, List<Revision> merges) {
    return first + ", " + second + (merges.isEmpty() ? "" : ", merge");
  }

  /** How far one way came; what could not be done is null and said. */
  private static final class Attempt {
    private @org.jspecify.annotations.Nullable Schema start;
    private @org.jspecify.annotations.Nullable Schema there;
    private @org.jspecify.annotations.Nullable Schema back;
    private String failure = "";
    private String closed = "";
  }

  private Attempt attempt(
      ScratchSchemas scratch, List<Revision> first, List<Revision> second, List<Revision> merges) {
    Attempt attempt = new Attempt();
    try (ScratchDatabase database = scratch.open()) {
      scratch.replay(database, graph, branches.base());
      attempt.start = scratch.read(database);
      for (List<Revision> part : List.of(first, second, merges)) {
        scratch.run(database, up(scratch, part), (step, statement, time) -> {});
      }
      attempt.there = scratch.read(database);
      List<PlanStep> steps = new ArrayList<>();
      try {
        steps.addAll(down(scratch, merges));
        steps.addAll(down(scratch, second));
        steps.addAll(down(scratch, first));
      } catch (IrreversibleException e) {
        attempt.closed = String.valueOf(e.getMessage());
        return attempt;
      }
      scratch.run(database, steps, (step, statement, time) -> {});
      attempt.back = scratch.read(database);
    } catch (StatementFailedException e) {
      attempt.failure = String.valueOf(e.getMessage());
    }
    return attempt;
  }

  private static MergeProof.Line line(
      ScratchSchemas scratch,
      String way,
      Attempt attempt,
      @org.jspecify.annotations.Nullable Schema goal) {
    Schema there = attempt.there;
    if (there == null || goal == null) {
      return new MergeProof.Line(scratch.dialectId(), way, false, attempt.failure);
    }
    String rest = difference(scratch, there, goal);
    return new MergeProof.Line(
        scratch.dialectId(),
        way,
        rest.isEmpty(),
        rest.isEmpty() ? "leads where it should" : "leads elsewhere: " + rest);
  }

  private static MergeProof.Line back(ScratchSchemas scratch, Attempt attempt) {
    String way = "and down again";
    Schema start = attempt.start;
    Schema back = attempt.back;
    if (!attempt.closed.isEmpty()) {
      return new MergeProof.Line(scratch.dialectId(), way, true, "not tried: " + attempt.closed);
    }
    if (start == null || back == null) {
      return new MergeProof.Line(scratch.dialectId(), way, false, attempt.failure);
    }
    String rest = difference(scratch, back, start);
    return new MergeProof.Line(
        scratch.dialectId(),
        way,
        rest.isEmpty(),
        rest.isEmpty() ? "leads back to where the branches part" : "does not lead back: " + rest);
  }

  private static String difference(ScratchSchemas scratch, Schema from, Schema to) {
    List<Change> changes = SchemaDiffer.diff(from, to, scratch.policy(), List.of()).changes();
    List<String> shown = changes.stream().limit(SHOWN).map(ChangeDescriber::describe).toList();
    return String.join("; ", shown) + (changes.size() > SHOWN ? "; …" : "");
  }
}
