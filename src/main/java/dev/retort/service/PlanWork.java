package dev.retort.service;

import dev.retort.error.Cancellation;
import dev.retort.revision.InvalidTargetException;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.guard.GuardWork;
import dev.retort.service.guard.ServerName;
import dev.retort.service.plan.MigrationPlanner;
import dev.retort.service.plan.PlanStart;
import dev.retort.service.plan.RevisionFiles;
import dev.retort.service.recover.StoredRevisions;
import dev.retort.service.run.PlanRunner;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes plans for a database as it stands, and runs them after the environment's checks. */
final class PlanWork {
  private final TargetDatabase database;
  private final RevisionFiles files;
  private final Supplier<GuardWork> guards;
  private final MigrationPlanner planner;

  /**
   * For a database and the files that lead to it.
   *
   * @param guards the environment's checks, once they are needed
   */
  PlanWork(TargetDatabase database, RevisionFiles files, Supplier<GuardWork> guards) {
    this.database = database;
    this.files = files;
    this.guards = guards;
    this.planner = new MigrationPlanner(database.environment());
  }

  /** See {@link MigrationService#plan(PlanRequest, Cancellation)}. */
  MigrationPlan plan(PlanRequest request, Cancellation cancellation) {
    if (request.command() == PlanRequest.Command.DOWNGRADE && request.from() == null) {
      PlanStart start = start(cancellation);
      return planner.plan(request, graphFor(request, start.rows()), () -> start);
    }
    return planner.plan(request, files.graph(), () -> start(cancellation));
  }

  private PlanStart start(Cancellation cancellation) {
    return database
        .reading(c -> startOn(c, database.rows(c, cancellation)))
        .orElse(PlanStart.NOTHING);
  }

  private PlanStart startOn(Connection connection, List<String> rows) {
    return new PlanStart(rows, ServerName.of(connection, database.environment().dialect()));
  }

  /** For the way down the text that the database keeps stands in for a file that is gone. */
  private RevisionGraph graphFor(PlanRequest request, List<String> rows) {
    RevisionGraph graph = files.graph();
    if (request.command() != PlanRequest.Command.DOWNGRADE || rows.isEmpty()) {
      return graph;
    }
    return database
        .reading(c -> new StoredRevisions(database.runContext()).complete(graph, rows, c))
        .orElse(graph);
  }

  /**
   * See {@link MigrationService#execute(MigrationPlan, GuardAnswers, RunListener, Cancellation)}.
   */
  RunResult execute(
      MigrationPlan plan, GuardAnswers answers, RunListener listener, Cancellation cancellation) {
    refuseRange(plan.request());
    if (PlanRunner.isNothing(plan)) {
      return nothing(plan);
    }
    GuardReport report = guards.get().require(plan, answers, listener::preparing, cancellation);
    listener.guarded(report);
    List<String> notes = report.checks().stream().map(GuardCheck::note).toList();
    return database.writing(
        c ->
            new PlanRunner(database.runContext(notes))
                .run(c, rows -> sure(plan, startOn(c, rows)), listener, cancellation));
  }

  private MigrationPlan sure(MigrationPlan plan, PlanStart now) {
    Optional<String> stale = planner.staleness(plan, graphFor(plan.request(), now.rows()), now);
    if (stale.isPresent()) {
      throw new PlanStaleException(stale.get());
    }
    return plan;
  }

  /** See {@link MigrationService#run}. */
  RunResult run(PlanRequest request, RunListener listener, Cancellation cancellation) {
    refuseRange(request);
    MigrationPlan first = plan(request, cancellation);
    if (PlanRunner.isNothing(first)) {
      return nothing(first);
    }
    if (!database.environment().guard().checks().isEmpty()) {
      return execute(first, GuardAnswers.NONE, listener, cancellation);
    }
    return database.writing(
        c ->
            new PlanRunner(database.runContext())
                .run(c, rows -> again(first, startOn(c, rows)), listener, cancellation));
  }

  private MigrationPlan again(MigrationPlan first, PlanStart now) {
    RevisionGraph graph = graphFor(first.request(), now.rows());
    return planner.staleness(first, graph, now).isEmpty()
        ? first
        : planner.plan(first.request(), graph, () -> now);
  }

  private static void refuseRange(PlanRequest request) {
    for (String target : request.targets()) {
      if (target.indexOf(':') >= 0) {
        throw new InvalidTargetException(
            target,
            "The range '"
                + target
                + "' makes a script and runs nothing. Name the target alone to run it.");
      }
    }
  }

  private static RunResult nothing(MigrationPlan plan) {
    return new RunResult(plan, plan.from(), 0, Duration.ZERO);
  }
}
