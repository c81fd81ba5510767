package dev.retort.ui.plan;

import dev.retort.config.GuardLevel;
import dev.retort.config.TransactionMode;
import dev.retort.error.CancelledException;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanRequest;
import dev.retort.service.PlanStaleException;
import dev.retort.service.PlanStep;
import dev.retort.service.RunListener;
import dev.retort.service.RunResult;
import dev.retort.service.StatementFailedException;
import dev.retort.sql.SqlStatement;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.RunningTask;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A plan that is looked at, agreed to and run. Used on the UI thread. */
final class PlanViewModel {
  /** How far the plan is. */
  enum Phase {
    READY,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED,
    /** Database or files changed since the plan was made. */
    STALE
  }

  private final UiContext context;
  private final Messages messages;
  private final Workspace workspace;
  private final EnvironmentSession session;
  private final MigrationPlan plan;

  // Properties
  private final ReadOnlyObjectWrapper<Phase> phase =
      new ReadOnlyObjectWrapper<>(this, "phase", Phase.READY);
  private final ObservableList<PlanRow> rows = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable PlanRow> selected =
      new SimpleObjectProperty<>(this, "selected", null);
  private final BooleanProperty agreed = new SimpleBooleanProperty(this, "agreed", false);
  private final StringProperty typedName = new SimpleStringProperty(this, "typedName", "");
  private final ReadOnlyStringWrapper now = new ReadOnlyStringWrapper(this, "now", "");
  private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(this, "fraction", 0);
  private final ReadOnlyObjectWrapper<@Nullable RuntimeException> failure =
      new ReadOnlyObjectWrapper<>(this, "failure", null);
  private final BooleanBinding runnable;
  private @Nullable RunningTask task;
  private int statementsDone;

  PlanViewModel(
      UiContext context, Workspace workspace, EnvironmentSession session, MigrationPlan plan) {
    this.context = context;
    this.messages = context.messages();
    this.workspace = workspace;
    this.session = session;
    this.plan = plan;
    rows.setAll(plan.steps().stream().map(PlanRow::new).toList());
    selected.set(rows.isEmpty() ? null : rows.get(0));
    runnable =
        Bindings.createBooleanBinding(
            () -> phase.get() == Phase.READY && isAgreed(), phase, agreed, typedName);
  }

  private boolean isAgreed() {
    return switch (guard()) {
      case OPEN -> true;
      case CONFIRM -> agreed.get();
      case PROTECTED -> typedName.get().equals(session.name());
    };
  }

  MigrationPlan plan() {
    return plan;
  }

  GuardLevel guard() {
    return session.guard();
  }

  String environmentName() {
    return session.name();
  }

  ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  ObservableList<PlanRow> rows() {
    return FXCollections.unmodifiableObservableList(rows);
  }

  /** The step whose SQL is looked at. */
  ObjectProperty<@Nullable PlanRow> selectedProperty() {
    return selected;
  }

  /** Whether a person said that they read the SQL. */
  BooleanProperty agreedProperty() {
    return agreed;
  }

  /** What a person typed where the environment's name is asked for. */
  StringProperty typedNameProperty() {
    return typedName;
  }

  /** What is being done, or how it ended, in one line. */
  ReadOnlyStringProperty nowProperty() {
    return now.getReadOnlyProperty();
  }

  /** From 0 to 1. */
  ReadOnlyDoubleProperty fractionProperty() {
    return fraction.getReadOnlyProperty();
  }

  /** Why the run failed, or null. */
  ReadOnlyObjectProperty<@Nullable RuntimeException> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** Whether the plan may be run now. */
  BooleanBinding runnable() {
    return runnable;
  }

  boolean isRunning() {
    return phase.get() == Phase.RUNNING;
  }

  /** The row and statement that failed, or null. */
  @Nullable Failed failed() {
    for (PlanRow row : rows) {
      if (row.stateProperty().get() == PlanRow.State.FAILED) {
        return new Failed(row, row.doneProperty().get());
      }
    }
    return null;
  }

  /** A statement that the database refused. */
  record Failed(PlanRow row, int statement) {}

  // Commands

  /** Runs the plan if it may be run. */
  void run() {
    if (!runnable.get()) {
      return;
    }
    phase.set(Phase.RUNNING);
    RunListener events = new RunEvents(context.tasks().ui(), new Follower());
    task =
        context
            .tasks()
            .submit(
                workspace
                    .job(
                        session,
                        messages.text("plan.running", session.name()),
                        (service, progress, cancellation) ->
                            service.execute(plan, events, cancellation))
                    .onSuccess(this::done)
                    .onFailure(this::ended));
  }

  /** Asks the run to end after the statement that is under way; a second time, at once. */
  void cancel() {
    RunningTask running = task;
    if (running == null || !isRunning()) {
      return;
    }
    if (running.cancellation().isRequested()) {
      running.cancellation().cancelNow();
      now.set(messages.text("plan.cancelling_now"));
    } else {
      running.cancel();
      now.set(messages.text("plan.cancelling"));
    }
  }

  /** Puts the plan as a script on the clipboard. */
  void copyScript() {
    context
        .tasks()
        .submit(
            workspace
                .job(
                    session,
                    messages.text("plan.copying"),
                    (service, progress, cancellation) -> service.script(plan))
                .quiet()
                .onSuccess(context.dialogs()::copy)
                .onFailure(context.dialogs()::showError));
  }

  /** Makes the same request again. */
  PlanRequest request() {
    return plan.request();
  }

  private void done(RunResult result) {
    fraction.set(1);
    phase.set(Phase.DONE);
    now.set(
        messages.text(
            "plan.done." + plan.request().command().word(),
            plan.steps().size(),
            result.statements(),
            PlanWords.time(result.time()),
            PlanWords.heads(result.headsAfter(), messages)));
    workspace.refresh(session);
  }

  private void ended(RuntimeException cause) {
    boolean cancelled = cause instanceof CancelledException;
    PlanRow running =
        rows.stream()
            .filter(r -> r.stateProperty().get() == PlanRow.State.RUNNING)
            .findFirst()
            .orElse(null);
    boolean kept = isKept(running);
    for (PlanRow row : rows) {
      if (row == running && !cancelled) {
        row.end(PlanRow.State.FAILED);
        selected.set(row);
      } else if (row.stateProperty().get() != PlanRow.State.DONE || !kept) {
        row.end(PlanRow.State.NOT_RUN);
      }
    }
    failure.set(cause);
    now.set("");
    phase.set(
        cancelled
            ? Phase.CANCELLED
            : cause instanceof PlanStaleException ? Phase.STALE : Phase.FAILED);
    workspace.refresh(session);
  }

  /** Whether steps that had ended before a failure are in the database still. */
  private boolean isKept(@Nullable PlanRow running) {
    return running != null
        && plan.transaction() != TransactionMode.RUN
        && rows.indexOf(running) > 0;
  }

  /** The file and line of the statement that failed, when it was one. */
  @Nullable StatementFailedException failedStatement() {
    return failure.get() instanceof StatementFailedException statement ? statement : null;
  }

  private final class Follower implements RunListener {
    @Override
    public void waitingForLock(String holder) {
      now.set(messages.text("plan.waiting", holder));
    }

    @Override
    public void blocked(PlanStep step, List<String> holders, Duration pause) {
      now.set(messages.text("plan.blocked", String.join("; ", holders)));
    }

    @Override
    public void stepStarted(PlanStep step, int index) {
      PlanRow row = rows.get(index);
      row.begin();
      selected.set(row);
    }

    @Override
    public void statementStarted(PlanStep step, int index, SqlStatement statement) {
      now.set(
          messages.text(
              "plan.now",
              step.revision().id(),
              index + 1,
              step.statements().size(),
              statement.summary(80)));
    }

    @Override
    public void statementFinished(PlanStep step, int index, long rowsChanged, Duration time) {
      statementsDone++;
      rows.stream()
          .filter(r -> r.stateProperty().get() == PlanRow.State.RUNNING)
          .forEach(r -> r.statementsDone(index + 1));
      fraction.set((double) statementsDone / Math.max(1, plan.statementCount()));
    }

    @Override
    public void stepFinished(PlanStep step, int index, Duration time) {
      rows.get(index).finish(time);
    }
  }
}
