package dev.retort.service.run;

import dev.retort.error.Cancellation;
import dev.retort.error.CancelledException;
import dev.retort.revision.CheckQuery;
import dev.retort.service.PlanStep;
import dev.retort.service.RunListener;
import dev.retort.sql.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends the statements of steps through one statement object, and counts them. */
final class StatementSender implements AutoCloseable {
  private final Connection connection;
  private final RunListener listener;
  private final Cancellation cancellation;
  private final BlockerWatch watch;
  private final BreakableSending sending;
  private @Nullable Statement statement;
  private @Nullable Place asked;
  private boolean underWay;
  private int done;
  private int total;

  /** A piece of SQL and the line of its file. */
  record Place(String text, int line) {}

  /** A question that was not answered with yes. */
  record FailedCheck(CheckQuery check, String answer) {}

  StatementSender(
      Connection connection,
      RunListener listener,
      Cancellation cancellation,
      BlockerWatch watch,
      BreakableSending sending) {
    this.connection = connection;
    this.listener = listener;
    this.cancellation = cancellation;
    this.watch = watch;
    this.sending = sending;
  }

  /** Statements of the current step that ended well. */
  int done() {
    return done;
  }

  /** Whether the statement after those was sent, and did not end well. */
  boolean isUnderWay() {
    return underWay;
  }

  /** Ends a run that is to end before a statement. */
  void throwIfCancelled() {
    cancellation.throwIfRequested();
  }

  /** Statements of all steps that ended well, those that were rolled back not counted. */
  int total() {
    return total;
  }

  /** A step begins, of which this many statements were done before. */
  void beginStep(int alreadyDone) {
    done = alreadyDone;
    underWay = false;
    asked = null;
  }

  /** The work of the last {@code statements} was rolled back. */
  void takeBack(int statements) {
    total -= statements;
    done = 0;
    underWay = false;
  }

  /**
   * What the current step's statements from {@code index} on did was rolled back, or is in doubt.
   */
  void goBackTo(int index) {
    if (done > index) {
      total -= done - index;
      done = index;
      underWay = true;
    }
  }

  /** What was being sent when a step failed. */
  Place place(PlanStep step) {
    if (asked != null) {
      return asked;
    }
    if (done < step.statements().size()) {
      SqlStatement current = step.statements().get(done);
      return new Place(current.text(), current.line());
    }
    return new Place("COMMIT", 0);
  }

  /** Asks the step's questions up to the first that is not answered with yes; null if all are. */
  @Nullable FailedCheck failedCheck(PlanStep step) throws SQLException {
    for (CheckQuery check : step.checks()) {
      cancellation.throwIfRequested();
      asked = new Place(check.query(), check.line());
      String answer = answer(check.query());
      asked = null;
      if (answer != null) {
        return new FailedCheck(check, answer);
      }
    }
    return null;
  }

  /** Null for yes, else what came instead. */
  private @Nullable String answer(String query) throws SQLException {
    try (ResultSet rows = statement().executeQuery(query)) {
      if (!rows.next()) {
        return "no row";
      }
      Object value = rows.getObject(1);
      boolean yes =
          value instanceof Boolean truth
              ? truth
              : value instanceof Number number
                  ? number.doubleValue() != 0
                  : value != null && isYes(value.toString());
      return yes ? null : String.valueOf(value);
    }
  }

  private static boolean isYes(String text) {
    return text.equalsIgnoreCase("true") || text.equals("t") || text.matches("[1-9][0-9]*");
  }

  /**
   * Sends the step's next statement.
   *
   * @throws CancelledException if the end was asked for before it began, or at once while it ran
   */
  void sendNext(PlanStep step) throws SQLException {
    cancellation.throwIfRequested();
    asked = null;
    SqlStatement sql = step.statements().get(done);
    listener.statementStarted(step, done, sql);
    long start = System.nanoTime();
    long count = send(step, sql.text());
    listener.statementFinished(step, done, count, Duration.ofNanos(System.nanoTime() - start));
    done++;
    total++;
  }

  /** Sends what has to come before the step's next statement; that can be broken off as well. */
  void sendBefore(PlanStep step, String sql) throws SQLException {
    cancellation.throwIfRequested();
    asked = new Place(sql, step.statements().get(done).line());
    watch.begin(step);
    try {
      sending.send(statement(), sql);
      asked = null;
    } finally {
      watch.end();
    }
  }

  private long send(PlanStep step, String sql) throws SQLException {
    Statement sender = statement();
    watch.begin(step);
    underWay = true;
    try {
      long count = sending.send(sender, sql);
      underWay = false;
      return count;
    } finally {
      watch.end();
    }
  }

  private Statement statement() throws SQLException {
    Statement open = statement;
    if (open == null) {
      open = connection.createStatement();
      sending.prepare(open);
      statement = open;
    }
    return open;
  }

  /** Ends a query whose rows nobody reads, since it would keep a transaction from ending. */
  void closeResults() throws SQLException {
    Statement open = statement;
    if (open != null) {
      statement = null;
      open.close();
    }
  }

  @Override
  public void close() {
    try {
      closeResults();
    } catch (SQLException e) {
      throw new IllegalStateException("a statement could not be closed", e);
    }
  }
}
