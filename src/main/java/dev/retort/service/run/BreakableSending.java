package dev.retort.service.run;

import dev.retort.error.Cancellation;
import dev.retort.error.CancelledException;
import dev.retort.sql.DialectId;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends SQL that a person, or the limit of its time, may break off. */
final class BreakableSending {
  private final DialectId dialect;
  private final Cancellation cancellation;
  private final Duration limit;

  /**
   * For the statements of a run.
   *
   * @param limit the longest time of a statement; zero for none
   */
  BreakableSending(DialectId dialect, Cancellation cancellation, Duration limit) {
    this.dialect = dialect;
    this.cancellation = cancellation;
    this.limit = limit;
  }

  /** Tells the driver the limit, but for SQLite's, which takes it for that of a wait for locks. */
  void prepare(Statement sender) throws SQLException {
    if (!limit.isZero() && dialect != DialectId.SQLITE) {
      sender.setQueryTimeout((int) Math.min(Integer.MAX_VALUE, Math.max(1, limit.toSeconds())));
    }
  }

  /**
   * The number of rows that changed, or -1 for a query.
   *
   * @throws CancelledException if it was broken off by a person
   */
  long send(Statement sender, String sql) throws SQLException {
    Alarm alarm = alarm(sender);
    cancellation.interruptWith(() -> interrupt(sender));
    try {
      return sender.execute(sql) ? -1 : sender.getUpdateCount();
    } catch (SQLException e) {
      if (cancellation.isImmediate()) {
        CancelledException cancelled = new CancelledException();
        cancelled.addSuppressed(e);
        throw cancelled;
      }
      if (alarm != null && alarm.hasRung()) {
        throw new SQLTimeoutException(
            "it took longer than statement_timeout, which is " + limit.toMillis() + " ms", e);
      }
      throw e;
    } finally {
      cancellation.interruptWith(null);
      if (alarm != null) {
        alarm.stop();
      }
    }
  }

  private @Nullable Alarm alarm(Statement sender) {
    if (limit.isZero() || dialect != DialectId.SQLITE) {
      return null;
    }
    Alarm alarm = new Alarm(sender);
    CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS).execute(alarm::ring);
    return alarm;
  }

  /** The person who cancels sees the statement go on; that is what there is to be told. */
  private static void interrupt(Statement sender) {
    try {
      sender.cancel();
    } catch (SQLException e) {
      throw new IllegalStateException("the statement could not be broken off", e);
    }
  }

  /** Breaks one statement off, unless it has ended before. */
  private static final class Alarm {
    private @Nullable Statement sender;
    private boolean rung;

    Alarm(Statement sender) {
      this.sender = sender;
    }

    synchronized void ring() {
      Statement late = sender;
      if (late != null) {
        rung = true;
        interrupt(late);
      }
    }

    synchronized void stop() {
      sender = null;
    }

    synchronized boolean hasRung() {
      return rung;
    }
  }
}
