package dev.retort.ui.repair;

import dev.retort.config.GuardLevel;
import dev.retort.error.CancelledException;
import dev.retort.service.Interruption;
import dev.retort.service.OrphanedSession;
import dev.retort.service.RepairPlan;
import dev.retort.service.RunListener;
import dev.retort.sql.SqlStatement;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.Question;
import dev.retort.ui.support.Question.Choice;
import dev.retort.ui.support.RunningTask;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
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
  private final ReadOnlyObjectWrapper<@Nullable Interruption> interruption =
      new ReadOnlyObjectWrapper<>(this, "interruption", null);
  private final ReadOnlyObjectWrapper<@Nullable OrphanedSession> orphan =
      new ReadOnlyObjectWrapper<>(this, "orphan", null);
  private final ReadOnlyObjectWrapper<@Nullable RepairPlan> plan =
      new ReadOnlyObjectWrapper<>(this, "plan", null);
  private final ReadOnlyObjectWrapper<@Nullable RuntimeException> refusal =
      new ReadOnlyObjectWrapper<>(this, "refusal", null);
  private final ReadOnlyObjectWrapper<@Nullable RuntimeException> failure =
      new ReadOnlyObjectWrapper<>(this, "failure", null);
  private final ObjectProperty<@Nullable RepairWay> way =
      new SimpleObjectProperty<>(this, "way", null);
  private final StringProperty reason = new SimpleStringProperty(this, "reason", "");
  private final BooleanProperty agreed = new SimpleBooleanProperty(this, "agreed", false);
  private final StringProperty typedName = new SimpleStringProperty(this, "typedName", "");
  private final BooleanBinding runnable =
      Bindings.createBooleanBinding(this::mayRun, phase, plan, way, reason, agreed, typedName);
  private @Nullable RunningTask task;
  private long request;

  RepairViewModel(UiContext context, Workspace workspace, EnvironmentSession session) {
    this.context = context;
    this.workspace = workspace;
    this.session = session;
    way.addListener((o, old, now) -> plan());
  }

  ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /** What stopped, or null while that is not known. */
  ReadOnlyObjectProperty<@Nullable Interruption> interruptionProperty() {
    return interruption.getReadOnlyProperty();
  }

  /** What a run whose process is gone left on the server, or null. */
  ReadOnlyObjectProperty<@Nullable OrphanedSession> orphanProperty() {
    return orphan.getReadOnlyProperty();
  }

  /** What the chosen way would do, or null. */
  ReadOnlyObjectProperty<@Nullable RepairPlan> planProperty() {
    return plan.getReadOnlyProperty();
  }

  /** Why the chosen way is closed, or null. */
  ReadOnlyObjectProperty<@Nullable RuntimeException> refusalProperty() {
    return refusal.getReadOnlyProperty();
  }

  /** Why looking or repairing failed, or null. */
  ReadOnlyObjectProperty<@Nullable RuntimeException> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** The chosen way, or null. */
  ObjectProperty<@Nullable RepairWay> wayProperty() {
    return way;
  }

  /** Why the database is accepted as it is. */
  StringProperty reasonProperty() {
    return reason;
  }

  /** The word that a {@code confirm} environment asks for. */
  BooleanProperty agreedProperty() {
    return agreed;
  }

  /** The name that a {@code protected} environment asks for. */
  StringProperty typedNameProperty() {
    return typedName;
  }

  /** Whether {@link #repair()} would begin. */
  BooleanBinding runnable() {
    return runnable;
  }

  GuardLevel guard() {
    return session.guard();
  }

  String environmentName() {
    return session.name();
  }

  /** The ways that fit what was found. */
  List<RepairWay> ways() {
    return Optional.ofNullable(interruption.get()).map(RepairWay::fitting).orElse(List.of());
  }

  /** What would be sent, as a script; empty when only the version table changes. */
  String script() {
    RepairPlan shown = plan.get();
    StringBuilder text = new StringBuilder();
    if (shown != null) {
      for (SqlStatement statement : shown.statements()) {
        text.append(statement.text().strip()).append(";\n\n");
      }
    }
    return text.toString().strip();
  }

  private boolean mayRun() {
    RepairWay chosen = way.get();
    boolean planned = phase.get() == Phase.CHOOSING && plan.get() != null && chosen != null;
    boolean explained = chosen == null || !chosen.needsReason() || !reason.get().isBlank();
    boolean allowed =
        switch (guard()) {
          case OPEN -> true;
          case CONFIRM -> agreed.get();
          case PROTECTED -> typedName.get().equals(session.name());
        };
    return planned && explained && allowed;
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
    way.set(null);
    agreed.set(false);
    typedName.set("");
    task =
        context
            .tasks()
            .submit(
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
    Optional<Interruption> what = looked.interruption();
    interruption.set(what.orElse(null));
    orphan.set(looked.orphan().orElse(null));
    if (looked.orphan().isPresent()) {
      phase.set(Phase.ORPHANED);
      return;
    }
    phase.set(what.isEmpty() ? Phase.NOTHING : Phase.CHOOSING);
    if (what.isPresent() && what.get().isCertain()) {
      way.set(RepairWay.RESUME);
    }
  }

  private void failed(RuntimeException cause) {
    failure.set(cause);
    phase.set(Phase.FAILED);
  }

  /** Plans the chosen way; an answer for a way that is no longer chosen is dropped. */
  private void plan() {
    long number = ++request;
    RepairWay chosen = way.get();
    Interruption found = interruption.get();
    plan.set(null);
    refusal.set(null);
    if (chosen == null || found == null) {
      return;
    }
    context
        .tasks()
        .submit(
            workspace
                .job(
                    session,
                    context.messages().text("repair.planning"),
                    (service, progress, token) ->
                        service.planRepair(chosen.choice(found, ""), token))
                .onSuccess(
                    made -> {
                      if (number == request) {
                        plan.set(made);
                      }
                    })
                .onFailure(
                    cause -> {
                      if (number == request) {
                        refusal.set(cause);
                      }
                    }));
  }

  /** Carries the plan out if it may. */
  void repair() {
    RepairPlan shown = plan.get();
    RepairWay chosen = way.get();
    if (!runnable.get() || shown == null || chosen == null) {
      return;
    }
    RepairPlan explained =
        new RepairPlan(
            shown.interruption(),
            chosen.choice(shown.interruption(), reason.get().strip()),
            shown.statements(),
            shown.losses(),
            shown.remains(),
            shown.headsAfter());
    phase.set(Phase.REPAIRING);
    task =
        context
            .tasks()
            .submit(
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
    RunningTask running = task;
    if (running != null) {
      running.cancel();
    }
  }

  /** Puts the script on the clipboard. */
  void copy() {
    context.dialogs().copy(script());
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
