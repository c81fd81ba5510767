package dev.retort.service.run;

import dev.retort.config.TransactionMode;
import dev.retort.error.Cancellation;
import dev.retort.error.CancelledException;
import dev.retort.error.RetortException;
import dev.retort.error.SourcePosition;
import dev.retort.history.HistoryAccessException;
import dev.retort.history.HistoryEvent.Outcome;
import dev.retort.history.RunLock;
import dev.retort.service.CheckFailedException;
import dev.retort.service.MigrationPlan;
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
  private final StatementSender sender;
  private final RunTransaction transaction;
  private final AutocommitStep autocommit;
  private final BlockerWatch watch;
  private final LockRetry retry;
  private final DatabaseSession session;
  private final int doneBefore;
  private boolean prepared;
  private int transactionStart;
  private int sentInTransaction;

  /**
   * A run of a plan.
   *
   * @param doneBefore statements of the first step that an earlier run has done
   */
  Run(
      RunContext context,
      Connection connection,
      RunLock lock,
      MigrationPlan plan,
      int doneBefore,
      RunListener listener,
      Cancellation cancellation)
      throws SQLException {
    this.context = context;
    this.connection = connection;
    this.lock = lock;
    this.plan = plan;
    this.listener = listener;
    this.doneBefore = doneBefore;
    this.session = new DatabaseSession(context.dialect().id(), connection);
    this.journal = new Journal(context, connection, ThisProcess.actor().inSession(session.id()));
    this.watch =
        new BlockerWatch(
            context.dialect().id(),
            context.connections(),
            session.id(),
            lock,
            context.limits(),
            listener);
    this.sender =
        new StatementSender(
            connection, listener, cancellation, watch, context.sending(cancellation));
    this.transaction = new RunTransaction(context, connection, lock, journal, sender, plan.from());
    this.retry = new LockRetry(session, watch, listener, cancellation, context.limits().retries());
    this.autocommit =
        new AutocommitStep(context.dialect(), connection, journal, sender, transaction, retry);
  }

  RunResult execute() {
    long start = System.nanoTime();
    int index = 0;
    try {
      listener.runStarted(plan);
      prepare();
      prepared = true;
      while (index < plan.steps().size()) {
        index = runStep(index);
      }
      if (transaction.isOpen()) {
        transaction.commit(plan.headsAfter());
      }
    } catch (SQLException e) {
      throw failed(stepAt(index), e);
    } catch (CancelledException e) {
      throw cancelled(stepAt(index), e);
    } catch (HistoryAccessException e) {
      PlanStep step = stepAt(index);
      RuntimeException failure =
          step == null ? e : e.leaving(leftBehind(step, DatabaseSession.isLost(e.failure())));
      giveUp(step, Outcome.FAILED, String.valueOf(e.getMessage()), failure);
      throw failure;
    } catch (RuntimeException e) {
      giveUp(stepAt(index), Outcome.FAILED, String.valueOf(e.getMessage()), e);
      throw e;
    }
    return new RunResult(
        plan, plan.headsAfter(), sender.total(), Duration.ofNanos(System.nanoTime() - start));
  }

  /** The step that is at fault: after the last one the commit of it and of those before. */
  private @Nullable PlanStep stepAt(int index) {
    int last = plan.steps().size() - 1;
    return last < 0 || !prepared ? null : plan.steps().get(Math.min(index, last));
  }

  private void prepare() throws SQLException {
    context.versions().create(connection);
    context.history().create(connection);
    context.bodies().create(connection);
    new BodyKeeper(context.bodies()).keep(connection, plan);
    context.guardNotes().forEach(note -> journal.note(Outcome.GUARD, note));
    if (plan.request().purge()) {
      context.versions().clear(connection);
    }
    if (plan.transaction() == TransactionMode.NONE) {
      transaction.commit(plan.request().purge() ? List.of() : plan.from());
    }
  }

  /**
   * Runs a step; returns the one to run next, an earlier one if its transaction is to be redone.
   */
  private int runStep(int index) throws SQLException {
    PlanStep step = plan.steps().get(index);
    long start = System.nanoTime();
    journal.begin();
    listener.stepStarted(step, index);
    boolean inside = step.transactional() && plan.transaction() != TransactionMode.NONE;
    try {
      if (inside) {
        runInside(step, index);
      } else {
        runOutside(step, index);
      }
    } catch (SQLException e) {
      if (!inside || !retry.isWorthATry(e)) {
        throw e;
      }
      transaction.rollback();
      sender.takeBack(sentInTransaction + sender.done());
      sentInTransaction = 0;
      retry.pause(step);
      transaction.begin();
      if (!transaction.keptAnything()) {
        prepare();
      }
      return transactionStart;
    }
    listener.stepFinished(step, index, Duration.ofNanos(System.nanoTime() - start));
    return index + 1;
  }

  private void runInside(PlanStep step, int index) throws SQLException {
    if (!transaction.isOpen()) {
      transaction.begin();
      transactionStart = index;
    }
    ask(step, 0);
    while (sender.done() < step.statements().size()) {
      sender.sendNext(step);
    }
    transaction.move(step.graphStep().change());
    journal.ended(step, sender.done(), Outcome.DONE, null);
    sentInTransaction += sender.done();
    if (plan.transaction() == TransactionMode.REVISION) {
      transaction.commit(step.graphStep().headsAfter());
      sentInTransaction = 0;
    }
  }

  private void runOutside(PlanStep step, int index) throws SQLException {
    if (transaction.isOpen()) {
      transaction.commit(index == 0 ? plan.from() : headsBefore(index));
      sentInTransaction = 0;
    }
    int before = index == 0 ? doneBefore : 0;
    ask(step, before);
    autocommit.run(step);
  }

  private List<String> headsBefore(int index) {
    return plan.steps().get(index - 1).graphStep().headsAfter();
  }

  /** Asks the section's questions, unless an earlier run has had its answers. */
  private void ask(PlanStep step, int before) throws SQLException {
    sender.beginStep(before);
    if (before > 0) {
      return;
    }
    StatementSender.FailedCheck no = sender.failedCheck(step);
    if (no != null) {
      throw new CheckFailedException(
          step.revision(), no.check(), no.answer(), leftBehind(step, false));
    }
  }

  private String leftBehind(PlanStep step, boolean lost) {
    return lost
        ? RunFailure.leftBehindUnseen(step, transaction, sender.done())
        : RunFailure.leftBehind(step, transaction, sender.done(), sender.isUnderWay());
  }

  private RetortException failed(@Nullable PlanStep step, SQLException cause) {
    if (step == null) {
      HistoryAccessException failure =
          new HistoryAccessException("prepare", context.versions().name(), cause);
      giveUp(null, Outcome.FAILED, String.valueOf(cause.getMessage()), failure);
      return failure;
    }
    StatementSender.Place place = sender.place(step);
    boolean locked = session.isLockTimeout(cause);
    StatementFailedException failure =
        new StatementFailedException(
            step.revision(),
            SourcePosition.of(step.revision().file(), place.line()),
            place.text(),
            cause,
            locked ? watch.seen() : List.of(),
            (locked ? unseen() : "") + leftBehind(step, DatabaseSession.isLost(cause)));
    giveUp(step, Outcome.FAILED, String.valueOf(cause.getMessage()), failure);
    return failure;
  }

  /** Says why nobody is named, where the server refused to tell. */
  private String unseen() {
    Exception trouble = watch.trouble();
    return watch.seen().isEmpty() && trouble != null
        ? "Who held the lock is not known: " + trouble.getMessage() + "\n"
        : "";
  }

  private CancelledException cancelled(@Nullable PlanStep step, CancelledException cause) {
    CancelledException failure =
        new CancelledException(
            "Cancelled. " + (step == null ? "Nothing was changed." : leftBehind(step, false)));
    failure.addSuppressed(cause);
    giveUp(step, Outcome.CANCELLED, "cancelled", failure);
    return failure;
  }

  /**
   * Rolls back and records the failure; whatever goes wrong in that is added to {@code failure}.
   */
  private void giveUp(
      @Nullable PlanStep step, Outcome outcome, String detail, RuntimeException failure) {
    try {
      transaction.rollback();
      if (step != null) {
        lock.begin();
        context.history().create(connection);
        journal.ended(step, sender.done(), outcome, detail);
        journal.flush();
        context.dialect().commit(connection);
      }
    } catch (SQLException | RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    watch.close();
    transaction.close();
    sender.close();
  }
}
