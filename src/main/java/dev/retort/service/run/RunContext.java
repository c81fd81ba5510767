package dev.retort.service.run;

import dev.retort.config.TimeLimits;
import dev.retort.dialect.Dialect;
import dev.retort.error.Cancellation;
import dev.retort.history.HistoryStore;
import dev.retort.history.LockTarget;
import dev.retort.history.LockWait;
import dev.retort.history.RevisionBodies;
import dev.retort.history.VersionTable;
import dev.retort.service.RunListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * What every run of an environment shares.
 *
 * @param dialect of the target database
 * @param versions the version table
 * @param history the history table
 * @param bodies the table that keeps what was run
 * @param limits of statements
 * @param clock tells when
 * @param connections opens a connection outside of the pool, for the run's lock
 * @param guardNotes what the checks before the run said, for the journal
 */
public record RunContext(
    Dialect dialect,
    VersionTable versions,
    HistoryStore history,
    RevisionBodies bodies,
    TimeLimits limits,
    Clock clock,
    Supplier<Connection> connections,
    List<String> guardNotes) {
  /** What a run of this process locks. */
  public LockTarget lockTarget() {
    return new LockTarget(dialect, versions.name(), history, ThisProcess.actor(), connections);
  }

  /** What sends statements within the limit of their time. */
  BreakableSending sending(Cancellation cancellation) {
    return new BreakableSending(dialect.id(), cancellation, limits.statement());
  }

  /**
   * Sets the limits of a session that runs statements; outside of a transaction, so that they stay.
   */
  void limit(Connection connection, Cancellation cancellation) throws SQLException {
    new DatabaseSession(dialect.id(), connection).limit(limits);
    dialect.limitLockWait(connection, limits.lock(), cancellation::isRequested);
  }

  /** How long a run waits for others; whom it waits for is told to {@code listener}. */
  LockWait lockWait(RunListener listener, Cancellation cancellation) {
    return new LockWait(limits.runLock(), listener::waitingForLock, cancellation);
  }
}
