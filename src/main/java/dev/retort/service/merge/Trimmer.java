package dev.retort.service.merge;

import dev.retort.dialect.ScratchDatabase;
import dev.retort.diff.Change;
import dev.retort.diff.ChangeDescriber;
import dev.retort.diff.SchemaDiffer;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.schema.Schema;
import dev.retort.service.IrreversibleException;
import dev.retort.service.PlanStep;
import dev.retort.service.Rebase;
import dev.retort.service.RebaseRefusedException;
import dev.retort.service.SectionMissingException;
import dev.retort.service.StatementFailedException;
import dev.retort.service.generate.ScratchSchemas;
import dev.retort.sql.SqlStatement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the statements of a branch that are unnecessary on top of another one, in one dialect: they
 * fail there, and without them all that the branch did is there nevertheless.
 */
final class Trimmer {
  private static final int SHOWN = 3;

  private final RevisionGraph graph;
  private final ScratchSchemas scratches;
  private final List<Revision> moving;
  private final String onto;
  private final List<PlanStep> up;
  private @Nullable List<Rebase.LeftOut> answer;

  Trimmer(RevisionGraph graph, ScratchSchemas scratches, List<Revision> moving, String onto) {
    this.graph = graph;
    this.scratches = scratches;
    this.moving = List.copyOf(moving);
    this.onto = onto;
    this.up = moving.stream().map(r -> scratches.step(r, Direction.UPGRADE)).toList();
  }

  private record Unneeded(Revision revision, SqlStatement statement) {}

  /** Whether a statement is one of those that run in this dialect. */
  boolean serves(Rebase.LeftOut one) {
    return Stream.concat(up.stream(), back().stream())
        .anyMatch(step -> step.statements().stream().anyMatch(s -> leftOut(step, s).equals(one)));
  }

  private static Rebase.LeftOut leftOut(PlanStep step, SqlStatement statement) {
    return new Rebase.LeftOut(step.revision().file(), statement.line(), statement.text().strip());
  }

  /**
   * The statements to leave out, the same each time; empty if all of the branch runs on top.
   *
   * @throws RebaseRefusedException if one fails that is needed
   */
  List<Rebase.LeftOut> find() {
    List<Rebase.LeftOut> known = answer;
    if (known == null) {
      known =
          search().stream()
              .map(
                  u ->
                      new Rebase.LeftOut(
                          u.revision().file(), u.statement().line(), u.statement().text().strip()))
              .toList();
      answer = known;
    }
    return known;
  }

  private List<Unneeded> search() {
    Set<Unneeded> dropped = new HashSet<>();
    List<Unneeded> found = new ArrayList<>();
    StatementFailedException first = null;
    while (true) {
      List<PlanStep> rest = without(up, dropped);
      Attempt attempt = attempt(rest, List.of());
      if (attempt.failure == null) {
        break;
      }
      first = first == null ? attempt.failure : first;
      Unneeded failed = attempt.next(rest);
      if (failed == null) {
        throw refused(first, "");
      }
      dropped.add(failed);
      found.add(failed);
    }
    if (first == null) {
      return List.of();
    }
    prove(first, dropped);
    found.addAll(downgrade(first, dropped));
    return List.copyOf(found);
  }

  /** What came of running steps on top. */
  private static final class Attempt {
    private int ran;
    private @Nullable StatementFailedException failure;
    private Schema schema = Schema.empty();

    /** The statement that failed. */
    @Nullable Unneeded next(List<PlanStep> steps) {
      int left = ran;
      for (PlanStep step : steps) {
        if (left < step.statements().size()) {
          return new Unneeded(step.revision(), step.statements().get(left));
        }
        left -= step.statements().size();
      }
      return null;
    }
  }

  private Attempt attempt(List<PlanStep> steps, List<PlanStep> then) {
    Attempt attempt = new Attempt();
    try (ScratchDatabase scratch = scratches.open()) {
      scratches.replay(scratch, graph, List.of(onto));
      try {
        scratches.run(scratch, steps, (step, statement, time) -> attempt.ran++);
        attempt.ran = 0;
        scratches.run(scratch, then, (step, statement, time) -> attempt.ran++);
        attempt.schema = scratches.read(scratch);
      } catch (StatementFailedException e) {
        attempt.failure = e;
      }
    }
    return attempt;
  }

  private static List<PlanStep> without(List<PlanStep> steps, Set<Unneeded> dropped) {
    return steps.stream()
        .map(
            s ->
                new PlanStep(
                    s.graphStep(),
                    s.checks(),
                    s.statements().stream()
                        .filter(one -> !dropped.contains(new Unneeded(s.revision(), one)))
                        .toList(),
                    s.transactional()))
        .toList();
  }

  /** The result has all that either branch did, and nothing else. */
  private void prove(StatementFailedException first, Set<Unneeded> dropped) {
    Branches branches = Branches.of(graph, moving.get(moving.size() - 1).id(), onto);
    Schema base = built(branches.base(), List.of());
    Schema ours = built(branches.base(), up);
    Schema theirs = built(List.of(onto), List.of());
    Schema result = attempt(without(up, dropped), List.of()).schema;
    List<String> strange = new ArrayList<>(changes(ours, result));
    strange.removeAll(changes(base, theirs));
    List<String> others = new ArrayList<>(changes(theirs, result));
    others.removeAll(changes(base, ours));
    strange.addAll(others);
    if (!strange.isEmpty()) {
      throw refused(
          first,
          " What "
              + onto
              + " does is not alike: "
              + String.join("; ", strange.stream().limit(SHOWN).toList())
              + ".");
    }
  }

  private Schema built(List<String> revisions, List<PlanStep> steps) {
    try (ScratchDatabase scratch = scratches.open()) {
      scratches.replay(scratch, graph, revisions);
      scratches.run(scratch, steps, (step, statement, time) -> {});
      return scratches.read(scratch);
    }
  }

  private List<String> changes(Schema from, Schema to) {
    return SchemaDiffer.diff(from, to, scratches.policy(), List.of()).changes().stream()
        .map((Change change) -> ChangeDescriber.describe(change))
        .toList();
  }

  /**
   * The statements of the way back that would take away what the other branch made; the way back
   * must lead to where that branch ended.
   */
  private List<Unneeded> downgrade(StatementFailedException first, Set<Unneeded> dropped) {
    List<PlanStep> back = back();
    if (back.isEmpty()) {
      return List.of();
    }
    List<PlanStep> there = without(up, dropped);
    Schema wanted = built(List.of(onto), List.of());
    int distance = changes(attempt(there, List.of()).schema, wanted).size();
    List<Unneeded> found = new ArrayList<>();
    List<PlanStep> done = new ArrayList<>();
    for (PlanStep step : back) {
      List<SqlStatement> kept = new ArrayList<>();
      for (SqlStatement statement : step.statements()) {
        kept.add(statement);
        List<PlanStep> tried = new ArrayList<>(done);
        tried.add(with(step, kept));
        Attempt attempt = attempt(there, tried);
        int now =
            attempt.failure == null ? changes(attempt.schema, wanted).size() : Integer.MAX_VALUE;
        if (now > distance) {
          kept.remove(kept.size() - 1);
          Unneeded one = new Unneeded(step.revision(), statement);
          found.add(one);
        } else {
          distance = now;
        }
      }
      done.add(with(step, kept));
    }
    if (distance != 0) {
      throw refused(first, " Its downgrade would not lead back to " + onto + " either.");
    }
    return found;
  }

  private static PlanStep with(PlanStep step, List<SqlStatement> statements) {
    return new PlanStep(step.graphStep(), step.checks(), statements, step.transactional());
  }

  /** The way back of the whole branch; empty where there is none. */
  private List<PlanStep> back() {
    List<PlanStep> back = new ArrayList<>();
    for (int i = moving.size() - 1; i >= 0; i--) {
      try {
        back.add(scratches.step(moving.get(i), Direction.DOWNGRADE));
      } catch (IrreversibleException | SectionMissingException e) {
        return List.of();
      }
    }
    return back;
  }

  private RebaseRefusedException refused(StatementFailedException first, String more) {
    String message =
        "On top of "
            + onto
            + " the branch does not run on "
            + scratches.dialectId().title()
            + ": "
            + first.getMessage()
            + more
            + " See 'retort conflicts'; mend the file first, or merge the heads.";
    return first
        .position()
        .map(place -> new RebaseRefusedException(message, place))
        .orElseGet(() -> new RebaseRefusedException(message));
  }
}
