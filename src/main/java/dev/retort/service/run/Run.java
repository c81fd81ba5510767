package dev.retort.service.run;

import dev.retort.config.TransactionMode;
import dev.retort.error.Cancellation;
import dev.retort.error.CancelledException;
import dev.retort.error.RetortException;
import dev.retort.error.SourcePosition;
import dev.retort.history.HistoryAccessException;
import dev.retort.history.HistoryEntry.Outcome;
import dev.retort.history.RunLock;
import dev.retort.history.VersionRows;
import dev.retort.service.CheckFailedException;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanStaleException;
import dev.retort.service.PlanStep;
import dev.retort.service.RunListener;
import dev.retort.service.RunResult;
import dev.retort.service.StatementFailedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of one plan; begins inside the transaction that holds the lock. Used once. */
final class Run implements AutoCloseable {
  private final RunContext context;
  private final Connection connection;
  private final RunLock lock;
  private final MigrationPlan plan;
  private final RunListener listener;
  private final Journal journal;
  private final VersionRows rows;
  private final StepRunner statements;
  private boolean inTransaction = true;
  private boolean keptAnything;
  private List<String> keptRows;

  Run(
      RunContext context,
      Connection connection,
      RunLock lock,
      MigrationPlan plan,
      RunListener listener,
      Cancellation cancellation) {
    this.context = context;
    this.connection = connection;
    this.lock = lock;
    this.plan = plan;
    this.listener = listener;
    this.journal = new Journal(context, connection);
    this.rows = context.versions().open(connection);
    this.statements = new StepRunner(connection, listener, cancellation);
    this.keptRows = plan.from();
  }

  RunResult execute() {
    long start = System.nanoTime();
    PlanStep current = null;
    try {
      listener.runStarted(plan);
      prepare();
      int index = 0;
      for (PlanStep step : plan.steps()) {
        current = step;
        runStep(step, index++);
      }
      if (inTransaction) {
        commit(plan.headsAfter());
      }
    } catch (SQLException e) {
      throw failed(current, e);
    } catch (CancelledException e) {
      throw cancelled(current);
    } catch (RuntimeException e) {
      giveUp(current, Outcome.FAILED, String.valueOf(e.getMessage()), e);
      throw e;
    }
    return new RunResult(
        plan, plan.headsAfter(), statements.total(), Duration.ofNanos(System.nanoTime() - start));
  }

  private void prepare() throws SQLException {
    context.versions().create(connection);
    context.history().create(connection);
    if (plan.request().purge()) {
      context.versions().clear(connection);
    }
    if (plan.transaction() == TransactionMode.NONE) {
      commit(plan.request().purge() ? List.of() : plan.from());
      keptAnything = false;
    }
  }

  private void runStep(PlanStep step, int index) throws SQLException {
    long start = System.nanoTime();
    journal.begin();
    listener.stepStarted(step, index);
    boolean inside = step.transactional() && plan.transaction() != TransactionMode.NONE;
    if (inside && !inTransaction) {
      begin();
    } else if (!inside && inTransaction) {
      commit(keptOrPlanned(index));
    }
    StepRunner.FailedCheck no = statements.failedCheck(step);
    if (no != null) {
      throw new CheckFailedException(step.revision(), no.check(), no.answer(), leftBehind(step));
    }
    statements.run(step);
    rows.apply(step.graphStep().change());
    journal.done(step, statements.done());
    if (inside && plan.transaction() == TransactionMode.REVISION) {
      commit(step.graphStep().headsAfter());
    } else if (!inside) {
      rows.close();
      journal.flush();
      keptAnything = true;
      keptRows = step.graphStep().headsAfter();
    }
    listener.stepFinished(step, index, Duration.ofNanos(System.nanoTime() - start));
  }

  private List<String> keptOrPlanned(int index) {
    return index == 0 ? plan.from() : plan.steps().get(index - 1).graphStep().headsAfter();
  }

  private void begin() throws SQLException {
    lock.begin();
    inTransaction = true;
    if (!context.versions().rows(connection).equals(keptRows)) {
      throw new PlanStaleException(
          "Another run changed the version table after the database had come to "
              + shown(keptRows)
              + ".");
    }
  }

  private void commit(List<String> now) throws SQLException {
    journal.flush();
    release();
    context.dialect().commit(connection);
    inTransaction = false;
    keptAnything = keptAnything || !now.equals(plan.from());
    keptRows = now;
  }

  /** Closes statements, since an open one keeps SQLite from ending a transaction or a VACUUM. */
  private void release() throws SQLException {
    statements.closeResults();
    rows.close();
  }

  private RetortException failed(@Nullable PlanStep step, SQLException cause) {
    if (step == null) {
      HistoryAccessException failure =
          new HistoryAccessException("prepare", context.versions().name(), cause);
      giveUp(null, Outcome.FAILED, String.valueOf(cause.getMessage()), failure);
      return failure;
    }
    StepRunner.Place place = statements.place(step);
    String left = leftBehind(step);
    StatementFailedException failure =
        new StatementFailedException(
            step.revision(),
            SourcePosition.of(step.revision().file(), place.line()),
            place.text(),
            cause,
            left);
    giveUp(step, Outcome.FAILED, String.valueOf(cause.getMessage()), failure);
    return failure;
  }

  private CancelledException cancelled(@Nullable PlanStep step) {
    CancelledException failure =
        new CancelledException(
            "Cancelled. " + (step == null ? "Nothing was changed." : leftBehind(step)));
    giveUp(step, Outcome.CANCELLED, "cancelled", failure);
    return failure;
  }

  /** What state the database is in once the open transaction is rolled back, in one sentence. */
  private String leftBehind(PlanStep step) {
    if (!inTransaction && statements.done() > 0) {
      return statements.done()
          + " of "
          + step.statements().size()
          + " statements of this revision took effect outside a transaction and stay; the version"
          + " table says "
          + shown(keptRows)
          + ". Undo them by hand, or complete the revision by hand and stamp it.";
    }
    if (!keptAnything) {
      return "Nothing was changed: the run was rolled back.";
    }
    return "This revision was rolled back; those before it are kept, and the database is at "
        + shown(keptRows)
        + ".";
  }

  private static String shown(List<String> ids) {
    return ids.isEmpty() ? "base" : String.join(", ", ids);
  }

  /**
   * Rolls back and records the failure; whatever goes wrong in that is added to {@code failure}.
   */
  private void giveUp(
      @Nullable PlanStep step, Outcome outcome, String error, RuntimeException failure) {
    try {
      release();
      if (inTransaction) {
        inTransaction = false;
        context.dialect().rollback(connection);
        journal.forget();
      }
      if (step != null) {
        lock.begin();
        context.history().create(connection);
        journal.ended(step, statements.done(), outcome, error);
        journal.flush();
        context.dialect().commit(connection);
      }
    } catch (SQLException | RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    rows.close();
    statements.close();
  }
}
