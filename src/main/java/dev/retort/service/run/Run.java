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
import dev.retort.service.LeftBehind;
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
  private final MigrationPlan plan;
  private final RunListener listener;
  private final Journal journal;
  private final StatementSender sender;
  private final RunTransaction transaction;
  private final AutocommitStep autocommit;
  private final EarlyEnd end;
  private final BlockerWatch watch;
  private final LockRetry retry;
  private final DatabaseSession session;
  private final int doneBefore;
  private boolean prepared;
  private boolean byThemselves;
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
        new AutocommitStep(
            context.dialect(),
            connection,
            journal,
            sender,
            transaction,
            retry,
            new LeftIndexes(context.dialect().id(), connection, sender, listener));
    this.end = new EarlyEnd(context, connection, lock, journal, sender, transaction);
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
      throw failed(stepAt(index), e);
    } catch (RuntimeException e) {
      PlanStep step = stepAt(index);
      if (step == null) {
        end.before(e);
        throw e;
      }
      LeftBehind left = end.inside(step, byThemselves, Outcome.FAILED, e.getMessage(), e);
      throw e instanceof CheckFailedException check ? check.leaving(left.sentence()) : e;
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
    byThemselves = !inside;
    sender.beginStep(index == 0 ? doneBefore : 0);
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
    ask(step);
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
    ask(step);
    autocommit.run(step);
  }

  private List<String> headsBefore(int index) {
    return plan.steps().get(index - 1).graphStep().headsAfter();
  }

  /** Asks the section's questions, unless an earlier run has had its answers. */
  private void ask(PlanStep step) throws SQLException {
    StatementSender.FailedCheck no = sender.done() > 0 ? null : sender.failedCheck(step);
    if (no != null) {
      throw new CheckFailedException(step.revision(), no.check(), no.answer());
    }
  }

  private RetortException failed(@Nullable PlanStep step, SQLException cause) {
    if (step == null) {
      end.before(cause);
      return new HistoryAccessException("prepare", context.versions().name(), cause);
    }
    StatementSender.Place place = sender.place(step);
    boolean locked = session.isLockTimeout(cause);
    LeftBehind left = end.inside(step, byThemselves, Outcome.FAILED, cause.getMessage(), cause);
    return new StatementFailedException(
        step.revision(),
        SourcePosition.of(step.revision().file(), place.line()),
        place.text(),
        cause,
        locked ? watch.seen() : List.of(),
        locked ? left.after(unseen()) : left);
  }

  private RuntimeException failed(@Nullable PlanStep step, HistoryAccessException cause) {
    if (step == null) {
      end.before(cause);
      return cause;
    }
    String detail = cause.getMessage();
    return cause.leaving(
        end.inside(step, byThemselves, Outcome.FAILED, detail, cause.failure()).sentence());
  }

  private CancelledException cancelled(@Nullable PlanStep step, CancelledException cause) {
    String left = "Nothing was changed.";
    if (step == null) {
      end.before(cause);
    } else {
      left = end.inside(step, byThemselves, Outcome.CANCELLED, "cancelled", cause).sentence();
    }
    CancelledException failure = new CancelledException("Cancelled. " + left);
    failure.addSuppressed(cause);
    return failure;
  }

  /** Says why nobody is named, where the server refused to tell. */
  private String unseen() {
    Exception trouble = watch.trouble();
    return watch.seen().isEmpty() && trouble != null
        ? "Who held the lock is not known: " + trouble.getMessage() + "\n"
        : "";
  }

  @Override
  public void close() {
    watch.close();
    transaction.close();
    sender.close();
  }
}
