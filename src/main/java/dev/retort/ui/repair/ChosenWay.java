package dev.retort.ui.repair;

import dev.retort.service.Interruption;
import dev.retort.service.RepairPlan;
import dev.retort.sql.SqlStatement;
import dev.retort.ui.support.NewestAnswer;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * What stopped, the way out of it that is chosen, and what that way would do, planned anew with
 * every choice. Used on the UI thread.
 */
final class ChosenWay {
  private final UiContext context;
  private final Workspace workspace;
  private final EnvironmentSession session;
  private final NewestAnswer planning;
  private final ReadOnlyObjectWrapper<@Nullable Interruption> interruption =
      new ReadOnlyObjectWrapper<>(this, "interruption", null);
  private final ReadOnlyObjectWrapper<@Nullable RepairPlan> plan =
      new ReadOnlyObjectWrapper<>(this, "plan", null);
  private final ReadOnlyObjectWrapper<@Nullable RuntimeException> refusal =
      new ReadOnlyObjectWrapper<>(this, "refusal", null);
  private final ObjectProperty<@Nullable RepairWay> way =
      new SimpleObjectProperty<>(this, "way", null);
  private final StringProperty reason = new SimpleStringProperty(this, "reason", "");
  private final BooleanBinding complete =
      Bindings.createBooleanBinding(() -> explained().isPresent(), plan, way, reason);

  ChosenWay(UiContext context, Workspace workspace, EnvironmentSession session) {
    this.context = context;
    this.workspace = workspace;
    this.session = session;
    this.planning = new NewestAnswer(context.tasks());
    way.addListener((o, old, now) -> plan());
  }

  /** What stopped, or null while that is not known. */
  ReadOnlyObjectProperty<@Nullable Interruption> interruptionProperty() {
    return interruption.getReadOnlyProperty();
  }

  /** What the chosen way would do, or null. */
  ReadOnlyObjectProperty<@Nullable RepairPlan> planProperty() {
    return plan.getReadOnlyProperty();
  }

  /** Why the chosen way is closed, or null. */
  ReadOnlyObjectProperty<@Nullable RuntimeException> refusalProperty() {
    return refusal.getReadOnlyProperty();
  }

  /** The chosen way, or null. */
  ObjectProperty<@Nullable RepairWay> wayProperty() {
    return way;
  }

  /** Why the database is accepted as it is. */
  StringProperty reasonProperty() {
    return reason;
  }

  /** Whether a way is chosen that is open and says all that it has to. */
  BooleanBinding complete() {
    return complete;
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

  /** The plan with the person's reason, where {@link #complete()}. */
  Optional<RepairPlan> explained() {
    RepairPlan shown = plan.get();
    RepairWay chosen = way.get();
    if (shown == null || chosen == null || (chosen.needsReason() && reason.get().isBlank())) {
      return Optional.empty();
    }
    return Optional.of(
        new RepairPlan(
            shown.interruption(),
            chosen.choice(shown.interruption(), reason.get().strip()),
            shown.statements(),
            shown.losses(),
            shown.remains(),
            shown.headsAfter()));
  }

  // Commands

  /** Takes no way. */
  void reset() {
    way.set(null);
  }

  /** Offers the ways out of what was found; going on is proposed where nothing is in doubt. */
  void offer(@Nullable Interruption found, boolean propose) {
    interruption.set(found);
    if (propose && found != null && found.isCertain()) {
      way.set(RepairWay.RESUME);
    }
  }

  private void plan() {
    RepairWay chosen = way.get();
    Interruption found = interruption.get();
    planning.forget();
    plan.set(null);
    refusal.set(null);
    if (chosen == null || found == null) {
      return;
    }
    planning.ask(
        workspace
            .job(
                session,
                context.messages().text("repair.planning"),
                (service, progress, token) -> service.planRepair(chosen.choice(found, ""), token))
            .onSuccess(plan::set)
            .onFailure(refusal::set));
  }
}
