package dev.retort.service.run;

import dev.retort.dialect.Dialect;
import dev.retort.error.CancelledException;
import dev.retort.history.HistoryEvent.Outcome;
import dev.retort.service.PlanStep;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Runs a revision whose statements commit by themselves: what is about to be sent is written to the
 * history before, and that it ended after. A statement that changes rows only is kept together with
 * the row that says so, or not at all.
 */
final class AutocommitStep {
  private final Dialect dialect;
  private final Connection connection;
  private final Journal journal;
  private final StatementSender sender;
  private final RunTransaction transaction;
  private final LockRetry retry;
  private final LeftIndexes left;

  AutocommitStep(
      Dialect dialect,
      Connection connection,
      Journal journal,
      StatementSender sender,
      RunTransaction transaction,
      LockRetry retry,
      LeftIndexes left) {
    this.dialect = dialect;
    this.connection = connection;
    this.journal = journal;
    this.sender = sender;
    this.transaction = transaction;
    this.retry = retry;
    this.left = left;
  }

  /** Runs the step from its first statement that is not done, then changes the version table. */
  void run(PlanStep step) throws SQLException {
    while (sender.done() < step.statements().size()) {
      int index = sender.done();
      transaction.release();
      sender.throwIfCancelled();
      send(step, index);
    }
    transaction.release();
    transaction.begin();
    transaction.move(step.graphStep().change());
    journal.ended(step, sender.done(), Outcome.DONE, null);
    transaction.commit(step.graphStep().headsAfter());
  }

  private void send(PlanStep step, int index) throws SQLException {
    boolean atomic = StatementKind.isKeptWithItsRow(dialect.id(), step.statements(), index);
    boolean announced = false;
    while (true) {
      boolean sent = false;
      try {
        List<String> dropped = left.clear(step, index);
        if (!announced || !dropped.isEmpty()) {
          journal.intent(step, index, dropped);
          transaction.writeJournal();
          announced = true;
        }
        if (atomic) {
          dialect.begin(connection);
        }
        sent = true;
        sender.sendNext(step);
        if (!atomic) {
          transaction.keptSomething();
        }
        if (left.foundOneInvalid(step, index)) {
          sender.goBackTo(index);
          continue;
        }
        journal.statement(step, index);
        journal.flush();
        if (atomic) {
          dialect.commit(connection);
          transaction.keptSomething();
        }
        journal.committed();
        return;
      } catch (SQLException e) {
        takeBack(atomic, sent, step, index, e);
        if (!retry.isWorthATry(e)) {
          throw e;
        }
        retry.pause(step);
      } catch (CancelledException e) {
        takeBack(atomic, sent, step, index, e);
        throw e;
      } catch (RuntimeException e) {
        takeBack(atomic, false, step, index, e);
        throw e;
      }
    }
  }

  /**
   * Rolls back, and with that a statement that is kept together with its row. What goes wrong in
   * that, as with a connection that is lost, is added to {@code failure}, which says why.
   */
  private void takeBack(boolean atomic, boolean sent, PlanStep step, int index, Exception failure) {
    if (atomic) {
      sender.goBackTo(index);
    }
    try {
      dialect.rollback(connection);
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
    if (sent) {
      left.clearAfter(step, index, failure);
    }
  }
}
