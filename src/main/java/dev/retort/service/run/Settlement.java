package dev.retort.service.run;

import dev.retort.error.Cancellation;
import dev.retort.error.CancelledException;
import dev.retort.history.HistoryAccessException;
import dev.retort.history.HistoryEvent.Outcome;
import dev.retort.history.LockWait;
import dev.retort.history.RunLock;
import dev.retort.history.UnfinishedRevision;
import dev.retort.history.VersionRows;
import dev.retort.service.PlanStaleException;
import dev.retort.service.PlanStep;
import dev.retort.service.RunListener;
import dev.retort.sql.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Ends a revision that stopped half-way otherwise than by running the rest of it. */
public final class Settlement {
  private final RunContext context;
  private final Connection connection;
  private final PlanStep step;
  private final UnfinishedRevision unfinished;
  private final RunListener listener;

  /**
   * Of a step.
   *
   * @param unfinished as it was found; if the history says something else under the lock, nothing
   *     is done
   */
  public Settlement(
      RunContext context,
      Connection connection,
      PlanStep step,
      UnfinishedRevision unfinished,
      RunListener listener) {
    this.context = context;
    this.connection = connection;
    this.step = step;
    this.unfinished = unfinished;
    this.listener = listener;
  }

  /**
   * Sends statements that take back what the step did, and records that.
   *
   * <p>Where a statement fails, what is recorded is as before, so that the repair can be tried
   * again.
   */
  public void revert(List<SqlStatement> statements, Cancellation cancellation) {
    underLock(
        cancellation,
        journal -> {
          boolean together = context.dialect().capabilities().transactionalDdl();
          if (!together) {
            context.dialect().commit(connection);
          }
          send(statements, together, cancellation);
          if (!together) {
            context.dialect().begin(connection);
          }
          journal.ended(step, 0, Outcome.REVERTED, statements.size() + " statements");
        });
  }

  private void send(List<SqlStatement> statements, boolean together, Cancellation cancellation)
      throws SQLException {
    BreakableSending sending = context.sending(cancellation);
    int done = 0;
    try (Statement sender = connection.createStatement()) {
      sending.prepare(sender);
      for (SqlStatement statement : statements) {
        cancellation.throwIfRequested();
        sending.send(sender, statement.text());
        done++;
      }
    } catch (CancelledException e) {
      CancelledException cancelled =
          new CancelledException("Cancelled. " + left(statements, together ? 0 : done));
      cancelled.addSuppressed(e);
      throw cancelled;
    } catch (SQLException e) {
      String failed = done < statements.size() ? statements.get(done).summary(200) : "";
      throw new HistoryAccessException("settle what stopped half-way in", table(), e)
          .leaving("It failed in: " + failed + "\n" + left(statements, together ? 0 : done));
    }
  }

  private static String left(List<SqlStatement> statements, int done) {
    return done == 0
        ? "Nothing was taken back."
        : done
            + " of "
            + statements.size()
            + " statements that take the revision back took effect; 'retort repair' looks again.";
  }

  private String table() {
    return context.versions().name();
  }

  /** Records a person's word, and moves the version table if the step counts as run. */
  public void accept(boolean applied, String reason, Cancellation cancellation) {
    underLock(
        cancellation,
        journal -> {
          if (applied) {
            try (VersionRows rows = context.versions().open(connection)) {
              rows.apply(step.graphStep().change());
            }
          }
          String what = applied ? "applied: " : "not applied: ";
          int done = applied ? step.statements().size() : 0;
          journal.ended(step, done, Outcome.ACCEPTED, what + reason);
        });
  }

  @FunctionalInterface
  private interface Work {
    void run(Journal journal) throws SQLException;
  }

  private void underLock(Cancellation cancellation, Work work) {
    LockWait wait = context.lockWait(listener, cancellation);
    try (RunLock lock = RunLock.acquire(context.lockTarget(), connection, wait)) {
      context.limit(connection, cancellation);
      lock.begin();
      try {
        requireUnchanged();
        DatabaseSession session = new DatabaseSession(context.dialect().id(), connection);
        Journal journal =
            new Journal(context, connection, ThisProcess.actor().inSession(session.id()));
        work.run(journal);
        journal.flush();
        context.dialect().commit(connection);
      } catch (SQLException | RuntimeException e) {
        takeBack(e);
        throw e;
      }
    } catch (SQLException e) {
      throw new HistoryAccessException("settle what stopped half-way in", table(), e);
    }
  }

  /** What goes wrong in that, as with a connection that is lost, is added to {@code failure}. */
  private void takeBack(Exception failure) {
    try {
      context.dialect().rollback(connection);
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private void requireUnchanged() {
    Optional<UnfinishedRevision> now = context.history().unfinished(connection);
    if (now.isEmpty() || !now.get().equals(unfinished)) {
      throw new PlanStaleException("Somebody else has repaired the database meanwhile.");
    }
  }
}
