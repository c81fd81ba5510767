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

/**
 * Sends SQL that a person, or the limit of its time, may break off. Where the server does not even
 * answer to that, its connection is given up.
 */
final class BreakableSending {
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final DialectId dialect;
  private final Cancellation cancellation;
  private final Duration limit;
  private final Duration grace;

  /**
   * For the statements of a run.
   *
   * @param limit the longest time of a statement; zero for none
   */
  BreakableSending(DialectId dialect, Cancellation cancellation, Duration limit) {
    this(dialect, cancellation, limit, GRACE);
  }

  /** The same with another time for the server to break a statement off. */
  BreakableSending(DialectId dialect, Cancellation cancellation, Duration limit, Duration grace) {
    this.dialect = dialect;
    this.cancellation = cancellation;
    this.limit = limit;
    this.grace = grace;
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
    StatementUnderWay underWay = new StatementUnderWay(sender);
    if (!limit.isZero()) {
      if (dialect == DialectId.SQLITE) {
        after(limit, underWay::breakOff);
      } else {
        after(limit.plus(grace), underWay::giveUp);
      }
    }
    cancellation.interruptWith(
        () -> {
          after(grace, underWay::giveUp);
          interrupt(sender);
        });
    try {
      return sender.execute(sql) ? -1 : sender.getUpdateCount();
    } catch (SQLException e) {
      if (cancellation.isImmediate()) {
        CancelledException cancelled = new CancelledException();
        cancelled.addSuppressed(e);
        throw cancelled;
      }
      if (underWay.isGivenUp()) {
        throw new SQLTimeoutException("the server no longer answers", e);
      }
      if (underWay.isBrokenOff()) {
        throw new SQLTimeoutException(
            "it took longer than statement_timeout, which is " + limit.toMillis() + " ms", e);
      }
      throw e;
    } finally {
      cancellation.interruptWith(null);
      underWay.ended();
    }
  }

  private static void after(Duration time, Runnable task) {
    CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS).execute(task);
  }

  /** The person who cancels sees the statement go on; that is what there is to be told. */
  static void interrupt(Statement sender) {
    try {
      sender.cancel();
    } catch (SQLException e) {
      throw new IllegalStateException("the statement could not be broken off", e);
    }
  }
}
