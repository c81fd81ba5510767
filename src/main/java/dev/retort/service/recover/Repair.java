package dev.retort.service.recover;

import dev.retort.error.Cancellation;
import dev.retort.history.UnfinishedRevision;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanStaleException;
import dev.retort.service.PlanStep;
import dev.retort.service.RepairChoice;
import dev.retort.service.RepairPlan;
import dev.retort.service.RunListener;
import dev.retort.service.plan.MigrationPlanner;
import dev.retort.service.run.PlanRunner;
import dev.retort.service.run.RunContext;
import dev.retort.service.run.Settlement;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/** Carries out what was planned for a revision that stopped half-way. */
public final class Repair {
  private final RunContext context;
  private final MigrationPlanner planner;
  private final Recovery recovery;
  private final Connection connection;

  /** On one connection to the environment's database. */
  public Repair(
      RunContext context, MigrationPlanner planner, Recovery recovery, Connection connection) {
    this.context = context;
    this.planner = planner;
    this.recovery = recovery;
    this.connection = connection;
  }

  /**
   * Looks again, and does it.
   *
   * @throws PlanStaleException if what is found now is not what the plan was made for
   */
  public void carryOut(RepairPlan plan, RunListener listener, Cancellation cancellation) {
    if (!recovery.plan(plan.choice()).isAs(plan)) {
      throw new PlanStaleException("The database is not as it was when the repair was planned.");
    }
    PlanStep step = recovery.step();
    UnfinishedRevision unfinished = recovery.unfinished();
    Settlement settlement = new Settlement(context, connection, step, unfinished, listener);
    if (plan.choice() instanceof RepairChoice.Resume resume) {
      int done = Recovery.done(resume, plan.interruption());
      List<String> expected = recovery.rows();
      MigrationPlan alone = planner.alone(recovery.stepToResume(done), expected);
      new PlanRunner(context)
          .resume(
              connection,
              rows -> sure(alone, expected, rows, unfinished),
              done,
              listener,
              cancellation);
    } else if (plan.choice() instanceof RepairChoice.Accept accept) {
      settlement.accept(accept.applied(), accept.reason(), cancellation);
    } else {
      settlement.revert(plan.statements(), cancellation);
    }
  }

  private MigrationPlan sure(
      MigrationPlan plan, List<String> expected, List<String> rows, UnfinishedRevision unfinished) {
    if (!rows.equals(expected)) {
      throw new PlanStaleException("The version table changed since the repair was planned.");
    }
    if (!context.history().unfinished(connection).equals(Optional.of(unfinished))) {
      throw new PlanStaleException("Somebody else has repaired the database meanwhile.");
    }
    return plan;
  }
}
