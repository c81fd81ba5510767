package dev.retort.ui.repair;

import dev.retort.error.CancelledException;
import dev.retort.service.Interruption;
import dev.retort.service.OrphanedSession;
import dev.retort.service.RepairPlan;
import dev.retort.service.RunListener;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.NewestAnswer;
import dev.retort.ui.support.Question;
import dev.retort.ui.support.Question.Choice;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.Consent;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A revision that stopped half-way: looked at, a way chosen and planned, repaired. Used on the UI
 * thread.
 */
final class RepairViewModel {
  /** How far it is. */
  enum Phase {
    LOOKING,
    /** The server still has the session of a run whose process is gone. */
    ORPHANED,
    /** Nothing stopped. */
    NOTHING,
    CHOOSING,
    REPAIRING,
    DONE,
    FAILED
  }

  private final UiContext context;
  private final Workspace workspace;
  private final EnvironmentSession session;

  // Properties
  private final ReadOnlyObjectWrapper<Phase> phase =
      new ReadOnlyObjectWrapper<>(this, "phase", Phase.LOOKING);
  private final ReadOnlyObjectWrapper<@Nullable OrphanedSession> orphan =
      new ReadOnlyObjectWrapper<>(this, "orphan", null);
  private final ReadOnlyObjectWrapper<@Nullable RuntimeException> failure =
      new ReadOnlyObjectWrapper<>(this, "failure", null);
  private final ChosenWay choice;
  private final Consent consent;
  private final NewestAnswer answer;
  private final BooleanBinding runnable;

  RepairViewModel(UiContext context, Workspace workspace, EnvironmentSession session) {
    this.context = context;
    this.workspace = workspace;
    this.session = session;
    this.choice = new ChosenWay(context, workspace, session);
    this.consent = new Consent(session.guard(), session.name());
    this.answer = new NewestAnswer(context.tasks());
    this.runnable =
        Bindings.createBooleanBinding(
            () ->
                phase.get() == Phase.CHOOSING && choice.complete().get() && consent.passed().get(),
            phase,
            choice.complete(),
            consent.passed());
  }

  ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /** What a run whose process is gone left on the server, or null. */
  ReadOnlyObjectProperty<@Nullable OrphanedSession> orphanProperty() {
    return orphan.getReadOnlyProperty();
  }

  /** Why looking or repairing failed, or null. */
  ReadOnlyObjectProperty<@Nullable RuntimeException> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** What stopped, and the way out of it. */
  ChosenWay choice() {
    return choice;
  }

  /** What the environment asks for before it is changed. */
  Consent consent() {
    return consent;
  }

  /** Whether {@link #repair()} would begin. */
  BooleanBinding runnable() {
    return runnable;
  }

  String environmentName() {
    return session.name();
  }

  // Commands

  /** What is looked for. */
  private record Looked(Optional<OrphanedSession> orphan, Optional<Interruption> interruption) {}

  /** Looks at the database, also again. */
  void load() {
    look(null);
  }

  /** Asks whether the server is to end the session that a dead run left, and looks again. */
  void endSession() {
    OrphanedSession left = orphan.get();
    if (left == null) {
      return;
    }
    Messages messages = context.messages();
    context
        .dialogs()
        .ask(
            new Question(
                Question.Tone.WARNING,
                messages.text("repair.end.title", left.session()),
                messages.text("repair.end.text"),
                List.of(),
                left.statement().isEmpty() ? null : left.statement(),
                List.of(
                    new Choice("leave", messages.text("repair.end.leave"), Choice.Kind.PLAIN),
                    new Choice("end", messages.text("repair.end"), Choice.Kind.DANGER))),
            answer -> {
              if (answer.equals("end")) {
                look(left);
              }
            });
  }

  /** Looks, after the server has ended a session if one is named. */
  private void look(@Nullable OrphanedSession toEnd) {
    phase.set(Phase.LOOKING);
    failure.set(null);
    choice.reset();
    consent.reset();
    answer.ask(
        workspace
            .job(
                session,
                context.messages().text("repair.looking"),
                (service, progress, token) -> {
                  if (toEnd != null) {
                    service.endOrphan(toEnd, token);
                  }
                  return new Looked(service.orphan(), service.interruption(token));
                })
            .onSuccess(this::found)
            .onFailure(this::failed));
  }

  private void found(Looked looked) {
    Interruption stopped = looked.interruption().orElse(null);
    boolean orphaned = looked.orphan().isPresent();
    orphan.set(looked.orphan().orElse(null));
    choice.offer(stopped, !orphaned);
    phase.set(orphaned ? Phase.ORPHANED : stopped == null ? Phase.NOTHING : Phase.CHOOSING);
  }

  private void failed(RuntimeException cause) {
    failure.set(cause);
    phase.set(Phase.FAILED);
  }

  /** Carries the plan out if it may. */
  void repair() {
    RepairPlan explained = choice.explained().orElse(null);
    if (!runnable.get() || explained == null) {
      return;
    }
    phase.set(Phase.REPAIRING);
    answer.ask(
        workspace
            .job(
                session,
                context.messages().text("repair.repairing"),
                (service, progress, token) -> {
                  service.repair(explained, RunListener.NONE, token);
                  return true;
                })
            .onSuccess(done -> repaired())
            .onFailure(this::broken));
  }

  private void repaired() {
    phase.set(Phase.DONE);
    workspace.refresh(session);
  }

  private void broken(RuntimeException cause) {
    if (cause instanceof CancelledException) {
      context.dialogs().showError(cause);
      load();
    } else {
      failed(cause);
    }
    workspace.refresh(session);
  }

  /** Asks what is under way to end. */
  void cancel() {
    answer.stop();
  }

  /** Whether the pane may go; says why not. */
  boolean mayClose() {
    if (phase.get() != Phase.REPAIRING) {
      return true;
    }
    context
        .dialogs()
        .notify(Question.Tone.WARNING, context.messages().text("repair.still_running"));
    return false;
  }
}
