package dev.retort.service;

import dev.retort.sql.SqlStatement;
import java.time.Duration;
import java.util.List;

/**
 * Follows a run; called in this order for each step, never by two threads at once. All is told on
 * the thread that runs it, but {@link #waitingFor}, since that thread waits.
 */
public interface RunListener {
  /** Ignores everything. */
  RunListener NONE = new RunListener() {};

  /** The environment's checks are made once more and copies are written, before the run begins. */
  default void preparing(long done, long total, String what) {}

  /** The checks let the run through, and the copies that they ask for are made. */
  default void guarded(GuardReport report) {}

  /** The run waits for another that holds the lock. */
  default void waitingForLock(String holder) {}

  /**
   * The plan is made sure of and its first step is next; not called when there is nothing to do.
   */
  default void runStarted(MigrationPlan plan) {}

  /** A step begins; {@code index} counts from 0. */
  default void stepStarted(PlanStep step, int index) {}

  /** A statement begins; {@code index} counts from 0 within the step. */
  default void statementStarted(PlanStep step, int index, SqlStatement statement) {}

  /**
   * The statement under way waits for a lock; told while it waits, and again when others hold it.
   *
   * @param blockers who holds it; empty when the wait is over and the statement goes on
   */
  default void waitingFor(PlanStep step, List<Blocker> blockers) {}

  /**
   * A statement did not get its lock in time; it was rolled back and is tried again after a pause.
   *
   * @param blockers who held it when the wait was looked at; empty where the server did not tell
   */
  default void blocked(PlanStep step, List<Blocker> blockers, Duration pause) {}

  /**
   * Invalid indexes that served no query were dropped, since they are what an earlier try of the
   * statement that is next has left, by this run or anybody's.
   */
  default void invalidIndexesDropped(PlanStep step, int index, List<String> names) {}

  /** A statement has ended well; {@code rows} is -1 where the database does not count. */
  default void statementFinished(PlanStep step, int index, long rows, Duration time) {}

  /** A step has ended well. */
  default void stepFinished(PlanStep step, int index, Duration time) {}
}
