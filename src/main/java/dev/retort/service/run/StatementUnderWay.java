package dev.retort.service.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A statement that was sent, which others end from threads of their own unless it has ended. */
final class StatementUnderWay {
  private final Connection connection;
  private @Nullable Statement statement;
  private boolean brokenOff;
  private boolean givenUp;

  StatementUnderWay(Statement statement) throws SQLException {
    this.statement = statement;
    // Some drivers tell it only when the statement has ended.
    this.connection = statement.getConnection();
  }

  /** Closes its connection after some time, so that whoever waits for an answer waits no longer. */
  void giveUpAfter(Duration time) {
    CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS).execute(this::giveUp);
  }

  /** Breaks it off. */
  synchronized void breakOff() {
    Statement late = statement;
    if (late != null) {
      brokenOff = true;
      BreakableSending.interrupt(late);
    }
  }

  /** Closes its connection. */
  synchronized void giveUp() {
    if (statement != null) {
      givenUp = true;
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        throw new IllegalStateException("the connection could not be given up", e);
      }
    }
  }

  /** It has ended, and what comes later does nothing. */
  synchronized void ended() {
    statement = null;
  }

  synchronized boolean isBrokenOff() {
    return brokenOff;
  }

  synchronized boolean isGivenUp() {
    return givenUp;
  }
}
