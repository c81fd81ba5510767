package dev.retort.ui.plan;

import dev.retort.error.CancelledException;
import dev.retort.service.GuardAnswers;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanRequest;
import dev.retort.service.PlanStaleException;
import dev.retort.service.RunResult;
import dev.retort.ui.support.Question;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.Consent;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One plan for one environment: made, looked at, allowed, run, and how that went. */
final class PlanViewModel {
  private final UiContext context;
  private final Workspace workspace;
  private final EnvironmentSession session;
  private final PlanRequest request;
  private final PlanTexts texts;
  private final PlanSentences sentences;
  private final PlanExits exits;
  private final PlanLines lines = new PlanLines();
  private final RunProgress progress;
  private final Consent guard;
  private final PlanChecks checks;
  private final RunStop stop;

  // Properties
  private final ReadOnlyObjectWrapper<PlanPhase> phase =
      new ReadOnlyObjectWrapper<>(this, "phase", PlanPhase.PLANNING);
  private final ReadOnlyObjectWrapper<@Nullable MigrationPlan> plan =
      new ReadOnlyObjectWrapper<>(this, "plan", null);
  private final ReadOnlyObjectWrapper<@Nullable RuntimeException> failure =
      new ReadOnlyObjectWrapper<>(this, "failure", null);
  private final ReadOnlyObjectWrapper<@Nullable RunResult> result =
      new ReadOnlyObjectWrapper<>(this, "result", null);
  private final ObjectProperty<@Nullable PlanLine> selected =
      new SimpleObjectProperty<>(this, "selected", null);
  private final ObservableList<PlanEffect> effects = FXCollections.observableArrayList();
  private final ObservableList<PlanEffect> readOnlyEffects =
      FXCollections.unmodifiableObservableList(effects);
  private final BooleanBinding runnable;

  PlanViewModel(
      UiContext context, Workspace workspace, EnvironmentSession session, PlanRequest request) {
    this.context = context;
    this.workspace = workspace;
    this.session = session;
    this.request = request;
    this.texts = new PlanTexts(context.messages());
    this.exits = new PlanExits(this, context, workspace, session);
    this.guard = new Consent(session.guard(), session.name());
    this.checks = new PlanChecks(context, workspace, session);
    this.progress = new RunProgress(lines, selected::set);
    this.stop = new RunStop(context, texts, progress);
    this.sentences = new PlanSentences(this, texts);
    this.runnable =
        Bindings.createBooleanBinding(
            () -> phase.get() == PlanPhase.READY && guard.passed().get() && checks.settled().get(),
            phase,
            guard.passed(),
            checks.settled());
  }

  ReadOnlyObjectProperty<PlanPhase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  PlanPhase phase() {
    return phase.get();
  }

  Consent guard() {
    return guard;
  }

  /** What the environment asks of the plan. */
  PlanChecks checks() {
    return checks;
  }

  RunProgress progress() {
    return progress;
  }

  /** Steps and, below each, its statements. */
  ObservableList<PlanLine> lines() {
    return lines.all();
  }

  /** The line whose SQL is looked at. */
  ObjectProperty<@Nullable PlanLine> selectedProperty() {
    return selected;
  }

  /** What the plan does to data. */
  ObservableList<PlanEffect> effects() {
    return readOnlyEffects;
  }

  /** Whether {@link #run()} would begin. */
  BooleanBinding runnable() {
    return runnable;
  }

  ReadOnlyObjectProperty<@Nullable RuntimeException> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** What is asked for. */
  PlanRequest request() {
    return request;
  }

  /** What was planned, or null. */
  ReadOnlyObjectProperty<@Nullable MigrationPlan> planProperty() {
    return plan.getReadOnlyProperty();
  }

  /** How the run ended, or null before. */
  ReadOnlyObjectProperty<@Nullable RunResult> resultProperty() {
    return result.getReadOnlyProperty();
  }

  /** What is said of it now. */
  PlanSentences sentences() {
    return sentences;
  }

  /** Where a person can go from here. */
  PlanExits exits() {
    return exits;
  }

  String environmentName() {
    return session.name();
  }

  /** The lines by their place, and how far a run came in them. */
  PlanLines planLines() {
    return lines;
  }

  /** The SQL of the chosen line's step. */
  StepSql sql() {
    MigrationPlan shown = plan.get();
    PlanLine line = selected.get();
    return shown == null || line == null
        ? StepSql.NONE
        : StepSql.of(shown.steps().get(line.step()));
  }

  // Commands

  /** Makes the plan, anew if there is one. */
  void plan() {
    plan(() -> {});
  }

  /** The same, and then {@code then}, whether it could be made or not. */
  void plan(Runnable then) {
    phase.set(PlanPhase.PLANNING);
    failure.set(null);
    guard.reset();
    context
        .tasks()
        .submit(
            workspace
                .job(session, texts.text("plan.planning"), (s, p, c) -> s.plan(request, c))
                .onSuccess(
                    made -> {
                      onPlanned(made);
                      then.run();
                    })
                .onFailure(
                    e -> {
                      onUnplanned(e);
                      then.run();
                    }));
  }

  private void onPlanned(MigrationPlan made) {
    plan.set(made);
    lines.show(made);
    progress.begin(made.statementCount());
    effects.setAll(PlanEffects.of(made));
    selected.set(lines.all().isEmpty() ? null : lines.all().get(0));
    phase.set(made.isEmpty() ? PlanPhase.NOTHING : PlanPhase.READY);
    checks.check(made);
  }

  private void onUnplanned(RuntimeException e) {
    plan.set(null);
    checks.check(null);
    lines.show(null);
    effects.clear();
    selected.set(null);
    failure.set(e);
    phase.set(PlanPhase.UNPLANNED);
  }

  /** Runs the plan if it may. */
  void run() {
    MigrationPlan shown = plan.get();
    if (!runnable.get() || shown == null) {
      return;
    }
    RunEvents events = new RunEvents(context.tasks().ui(), progress);
    GuardAnswers answers = checks.answers();
    phase.set(PlanPhase.RUNNING);
    progress.start();
    context
        .tasks()
        .submit(
            workspace
                .job(
                    session,
                    texts.text("plan.running", session.name()),
                    (service, unused, token) -> {
                      stop.begun(token);
                      return service.execute(shown, answers, events, token);
                    })
                .onSuccess(done -> onRan(events, done))
                .onFailure(e -> onBroken(events, e)));
  }

  /** Asks a run to end after the statement under way; asked again, breaks that off as well. */
  void cancel() {
    if (phase.get() == PlanPhase.RUNNING) {
      stop.ask();
    }
  }

  private void onRan(RunEvents events, RunResult done) {
    events.deliver();
    end();
    result.set(done);
    phase.set(PlanPhase.DONE);
  }

  private void onBroken(RunEvents events, RuntimeException e) {
    events.deliver();
    end();
    failure.set(e);
    boolean cancelled = e instanceof CancelledException;
    lines.broken(!cancelled);
    lines.current().ifPresent(selected::set);
    phase.set(
        cancelled
            ? PlanPhase.CANCELLED
            : e instanceof PlanStaleException ? PlanPhase.STALE : PlanPhase.FAILED);
  }

  private void end() {
    stop.ended();
    progress.stop();
    workspace.refresh(session);
  }

  /** Chooses the line that an effect is about. */
  void choose(PlanEffect effect) {
    selected.set(lines.of(effect));
  }

  /** Whether the pane may go; says why not. */
  boolean mayClose() {
    if (phase.get() != PlanPhase.RUNNING) {
      return true;
    }
    context.dialogs().notify(Question.Tone.WARNING, texts.text("plan.still_running"));
    return false;
  }
}
