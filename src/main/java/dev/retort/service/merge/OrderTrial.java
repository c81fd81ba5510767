package dev.retort.service.merge;

import dev.retort.dialect.ScratchDatabase;
import dev.retort.diff.Change;
import dev.retort.diff.ChangeCollision;
import dev.retort.diff.ChangeDescriber;
import dev.retort.diff.ChangeSubject;
import dev.retort.diff.SchemaDiffer;
import dev.retort.diff.SqlNames;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.schema.Schema;
import dev.retort.service.Conflict;
import dev.retort.service.ConflictReport;
import dev.retort.service.ConflictReport.Verdict;
import dev.retort.service.PlanStep;
import dev.retort.service.StatementFailedException;
import dev.retort.service.generate.ScratchSchemas;
import dev.retort.sql.SqlStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Both orders of two branches, run in one dialect. One database an order serves for all that is
 * asked, since building what the branches stand on is what takes the time.
 */
final class OrderTrial {
  private static final int SHOWN = 3;
  private static final int SUMMARY = 80;

  private final RevisionGraph graph;
  private final ScratchSchemas scratch;
  private final Branches branches;
  private final String left;
  private final String right;
  private final List<PlanStep> ours;
  private final List<PlanStep> theirs;
  private final Course leftFirst;
  private final Course rightFirst;
  private final List<Change> differences;

  /** Runs them; {@code left} and {@code right} are the heads' names. */
  OrderTrial(
      RevisionGraph graph, ScratchSchemas scratch, Branches branches, String left, String right) {
    this.graph = graph;
    this.scratch = scratch;
    this.branches = branches;
    this.left = left;
    this.right = right;
    this.ours = steps(scratch, branches.left());
    this.theirs = steps(scratch, branches.right());
    this.leftFirst = run(ours, theirs);
    this.rightFirst = run(theirs, ours);
    this.differences =
        leftFirst.failure == null && rightFirst.failure == null
            ? SchemaDiffer.diff(leftFirst.end, rightFirst.end, scratch.policy(), List.of())
                .changes()
            : List.of();
  }

  /**
   * What one order leads to.
   *
   * @param base what both branches stand on
   * @param first what the branch builds that runs first
   * @param end what both build; empty where the second fails
   * @param failure why the second cannot run after the first, or null
   */
  private record Course(
      Schema base, Schema first, Schema end, @Nullable StatementFailedException failure) {}

  static List<PlanStep> steps(ScratchSchemas scratch, List<Revision> revisions) {
    return revisions.stream().map(r -> scratch.step(r, Direction.UPGRADE)).toList();
  }

  private Course run(List<PlanStep> first, List<PlanStep> second) {
    try (ScratchDatabase database = scratch.open()) {
      scratch.replay(database, graph, branches.base());
      Schema base = scratch.read(database);
      scratch.run(database, first, (step, statement, time) -> {});
      Schema middle = scratch.read(database);
      try {
        scratch.run(database, second, (step, statement, time) -> {});
      } catch (StatementFailedException e) {
        return new Course(base, middle, Schema.empty(), e);
      }
      return new Course(base, middle, scratch.read(database), null);
    }
  }

  /** What both branches stand on. */
  Schema base() {
    return leftFirst.base;
  }

  /** What the first branch alone builds. */
  Schema leftAlone() {
    return leftFirst.first;
  }

  /** What the second branch alone builds. */
  Schema rightAlone() {
    return rightFirst.first;
  }

  List<PlanStep> ours() {
    return ours;
  }

  List<PlanStep> theirs() {
    return theirs;
  }

  /** What either order builds; only where both can run. */
  MergeEnds ends() {
    return new MergeEnds(scratch.dialectId(), rightFirst.end, leftFirst.end, differences);
  }

  /** What both orders lead to. */
  ConflictReport.Order order() {
    if (leftFirst.failure != null) {
      return fails(right, left, leftFirst.failure);
    }
    if (rightFirst.failure != null) {
      return fails(left, right, rightFirst.failure);
    }
    if (differences.isEmpty()) {
      return new ConflictReport.Order(
          scratch.dialectId(), Verdict.COMMUTES, "both orders build the same schema");
    }
    List<String> shown = differences.stream().limit(SHOWN).map(ChangeDescriber::describe).toList();
    return new ConflictReport.Order(
        scratch.dialectId(),
        Verdict.DIFFERS,
        left
            + " then "
            + right
            + " builds another schema than "
            + right
            + " then "
            + left
            + "; from the one to the other: "
            + String.join("; ", shown)
            + (differences.size() > SHOWN
                ? "; and " + (differences.size() - SHOWN) + " more"
                : ""));
  }

  private ConflictReport.Order fails(String second, String first, StatementFailedException e) {
    return new ConflictReport.Order(
        scratch.dialectId(), Verdict.FAILS, second + " after " + first + " fails: " + described(e));
  }

  /** A failure without the folder that the files lie in, which is another one elsewhere. */
  static String described(StatementFailedException e) {
    String place = e.position().map(p -> p.file().getFileName() + ":" + p.line() + ": ").orElse("");
    return place + summary(e);
  }

  private static String summary(StatementFailedException e) {
    return new SqlStatement(e.statement().strip(), e.line(), true).summary(SUMMARY)
        + ": "
        + e.databaseMessage().lines().findFirst().orElse("");
  }

  /**
   * What the orders show and no comparison of changes has named: a statement that fails after the
   * other branch, or a thing that comes out otherwise, such as a column that is lost when the other
   * branch copies its table.
   */
  List<Conflict> unnamed(List<Conflict> named, SchemaNames names) {
    List<Conflict> found = new ArrayList<>();
    if (leftFirst.failure != null) {
      failing(leftFirst.failure, right, left, theirs, ours, named, names).ifPresent(found::add);
    }
    if (rightFirst.failure != null) {
      failing(rightFirst.failure, left, right, ours, theirs, named, names).ifPresent(found::add);
    }
    Map<String, Conflict> differing = new LinkedHashMap<>();
    for (Change change : differences) {
      String object = ChangeCollision.element(change);
      String subject = ChangeSubject.of(change);
      boolean known =
          named.stream().anyMatch(c -> c.object().equals(object) || isAbout(c.object(), subject));
      if (!known) {
        differing.putIfAbsent(
            object,
            new Conflict(
                "order_differs",
                object,
                "The order decides over " + object + ": " + ChangeDescriber.describe(change) + ".",
                StatementPlaces.naming(ours, subject),
                StatementPlaces.naming(theirs, subject)));
      }
    }
    found.addAll(differing.values());
    return found;
  }

  private Optional<Conflict> failing(
      StatementFailedException failure,
      String second,
      String first,
      List<PlanStep> failed,
      List<PlanStep> before,
      List<Conflict> named,
      SchemaNames names) {
    boolean known =
        named.stream()
            .flatMap(c -> Stream.concat(c.left().stream(), c.right().stream()))
            .anyMatch(p -> isOf(failure, p.revision(), p.line(), p.text()));
    List<Conflict.Place> failing =
        StatementPlaces.where(
            failed,
            (step, statement) ->
                isOf(failure, step.revision().id(), statement.line(), statement.text()));
    if (known || failing.isEmpty()) {
      return Optional.empty();
    }
    Conflict.Place place = failing.get(0);
    List<Conflict.Place> others =
        StatementPlaces.against(before, failure.statement(), failure.databaseMessage(), names);
    boolean leftFails = failed == ours;
    return Optional.of(
        new Conflict(
            "order_fails",
            "statement " + place.file().getFileName() + ":" + place.line(),
            second + " cannot run after " + first + ": " + summary(failure) + ".",
            leftFails ? List.of(place) : others,
            leftFails ? others : List.of(place)));
  }

  /** Whether a statement is the one that failed; several may stand on its line. */
  private static boolean isOf(
      StatementFailedException failure, String revision, int line, String text) {
    return revision.equals(failure.revision())
        && line == failure.line()
        && text.strip().equals(failure.statement().strip());
  }

  /** Whether an object, as {@link ChangeCollision#element} says it, is a thing or a part of it. */
  private static boolean isAbout(String object, String subject) {
    String said = SqlNames.fold(object);
    String name = " " + SqlNames.fold(subject);
    return said.endsWith(name) || said.contains(name + ".");
  }
}
