package dev.retort.service.run;

import dev.retort.error.Cancellation;
import dev.retort.history.HistoryAccessException;
import dev.retort.history.LockWait;
import dev.retort.history.RunLock;
import dev.retort.history.UnfinishedRevision;
import dev.retort.service.MigrationPlan;
import dev.retort.service.RunListener;
import dev.retort.service.RunResult;
import dev.retort.service.RunUnfinishedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs a plan that is made, or made sure of, under the target database's lock. */
public final class PlanRunner {
  private final RunContext context;

  /** For an environment's database. */
  public PlanRunner(RunContext context) {
    this.context = context;
  }

  /** Says what to run, given the rows of the version table as they are under the lock. */
  @FunctionalInterface
  public interface UnderLock {
    /**
     * The plan.
     *
     * @throws dev.retort.service.PlanStaleException if what was planned no longer holds
     */
    MigrationPlan plan(List<String> rows);
  }

  /** The rows of the version table, waiting while another process writes. */
  public List<String> rows(Connection connection, Cancellation cancellation) {
    try {
      return context
          .lockWait(RunListener.NONE, cancellation)
          .whileBusy(() -> context.versions().rows(connection, cancellation));
    } catch (SQLException e) {
      throw new HistoryAccessException("read", context.versions().name(), e);
    }
  }

  /** Takes the lock, asks for the plan, and runs it. */
  public RunResult run(
      Connection connection, UnderLock source, RunListener listener, Cancellation cancellation) {
    UnderLock unlessUnfinished =
        rows -> {
          Optional<UnfinishedRevision> unfinished = context.history().unfinished(connection);
          if (unfinished.isPresent()) {
            throw new RunUnfinishedException(unfinished.get());
          }
          return source.plan(rows);
        };
    return run(connection, unlessUnfinished, 0, listener, cancellation);
  }

  /**
   * Goes on with a revision that stopped half-way.
   *
   * @param source the plan, whose first step is that revision
   * @param done how many of its statements are done
   * @param listener follows it
   */
  public RunResult resume(
      Connection connection,
      UnderLock source,
      int done,
      RunListener listener,
      Cancellation cancellation) {
    return run(connection, source, done, listener, cancellation);
  }

  private RunResult run(
      Connection connection,
      UnderLock source,
      int done,
      RunListener listener,
      Cancellation cancellation) {
    LockWait wait = context.lockWait(listener, cancellation);
    try (RunLock lock = RunLock.acquire(context.lockTarget(), connection, wait)) {
      context.limit(connection, cancellation);
      begin(lock);
      MigrationPlan plan = planned(connection, source);
      if (isNothing(plan)) {
        rollback(connection);
        return new RunResult(plan, plan.from(), 0, Duration.ZERO);
      }
      try (Run run = new Run(context, connection, lock, plan, done, listener, cancellation)) {
        return run.execute();
      }
    } catch (SQLException e) {
      throw new HistoryAccessException("prepare", context.versions().name(), e);
    }
  }

  /** Whether a plan changes nothing at all. */
  public static boolean isNothing(MigrationPlan plan) {
    return plan.isEmpty() && !plan.request().purge();
  }

  private void begin(RunLock lock) {
    try {
      lock.begin();
    } catch (SQLException e) {
      throw new HistoryAccessException("lock", context.versions().name(), e);
    }
  }

  private MigrationPlan planned(Connection connection, UnderLock source) {
    boolean kept = false;
    try {
      MigrationPlan plan = source.plan(context.versions().rows(connection));
      kept = true;
      return plan;
    } finally {
      if (!kept) {
        rollback(connection);
      }
    }
  }

  private void rollback(Connection connection) {
    try {
      context.dialect().rollback(connection);
    } catch (SQLException e) {
      throw new HistoryAccessException("unlock", context.versions().name(), e);
    }
  }
}
