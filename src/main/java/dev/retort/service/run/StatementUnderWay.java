package dev.retort.service.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A statement that was sent, which others end from threads of their own unless it has ended. */
final class StatementUnderWay {
  private final Connection connection;
  private @Nullable Statement statement;
  private final List<CompletableFuture<Boolean>> alarms = new ArrayList<>();
  private boolean brokenOff;
  private boolean givenUp;

  StatementUnderWay(Statement statement) throws SQLException {
    this.statement = statement;
    // Some drivers tell it only when the statement has ended.
    this.connection = statement.getConnection();
  }

  /** Breaks it off after some time. */
  void breakOffAfter(Duration time) {
    after(time, this::breakOff);
  }

  /** Closes its connection after some time, so that whoever waits for an answer waits no longer. */
  void giveUpAfter(Duration time) {
    after(time, this::giveUp);
  }

  private synchronized void after(Duration time, Runnable task) {
    CompletableFuture<Boolean> alarm =
        new CompletableFuture<Boolean>()
            .completeOnTimeout(true, time.toMillis(), TimeUnit.MILLISECONDS);
    alarms.add(alarm);
    CompletableFuture<Void> unused = alarm.thenRunAsync(task);
  }

  private synchronized void breakOff() {
    Statement late = statement;
    if (late != null) {
      brokenOff = true;
      BreakableSending.interrupt(late);
    }
  }

  private synchronized void giveUp() {
    if (statement != null) {
      givenUp = true;
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        throw new IllegalStateException("the connection could not be given up", e);
      }
    }
  }

  /** It has ended, and nothing waits for it any more. */
  synchronized void ended() {
    statement = null;
    alarms.forEach(alarm -> alarm.cancel(false));
  }

  synchronized boolean isBrokenOff() {
    return brokenOff;
  }

  synchronized boolean isGivenUp() {
    return givenUp;
  }
}
