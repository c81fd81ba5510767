package dev.retort.service.run;

import dev.retort.config.DurationText;
import dev.retort.error.Cancellation;
import dev.retort.error.CancelledException;
import dev.retort.sql.DialectId;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sends SQL that a person, or the limit of its time, may break off. Where the server does not even
 * answer to that, its connection is given up.
 */
final class BreakableSending {
  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final String POSTGRESQL_CANCELLED = "57014";
  private static final int MARIADB_STATEMENT_TIMEOUT = 1969;

  private final DialectId dialect;
  private final Cancellation cancellation;
  private final Duration limit;
  private final Duration grace;
  private final @Nullable StatementLimit timer;

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
    boolean sqlite = dialect == DialectId.SQLITE;
    this.timer =
        limit.isZero()
            ? null
            : new StatementLimit(
                sqlite ? limit : limit.plus(grace),
                sqlite ? StatementUnderWay::breakOff : StatementUnderWay::giveUp);
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
    if (timer != null) {
      timer.begin(underWay);
    }
    cancellation.interruptWith(
        () -> {
          underWay.giveUpAfter(grace);
          interrupt(sender);
        });
    long start = System.nanoTime();
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
      boolean late = System.nanoTime() - start >= limit.toNanos();
      if (!limit.isZero() && late && (underWay.isBrokenOff() || isOfLimit(e))) {
        throw new SQLTimeoutException(
            "it took longer than "
                + DurationText.of(limit)
                + ", the limit that guard.statement_timeout sets ('none' lifts it)",
            e);
      }
      throw e;
    } finally {
      cancellation.interruptWith(null);
      if (timer != null) {
        timer.end();
      }
      underWay.ended();
    }
  }

  /** Whether the server or the driver says that somebody or a limit broke a statement off. */
  private static boolean isOfLimit(SQLException failure) {
    return failure instanceof SQLTimeoutException
        || POSTGRESQL_CANCELLED.equals(failure.getSQLState())
        || failure.getErrorCode() == MARIADB_STATEMENT_TIMEOUT;
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
