package dev.retort.ui.plan;

import dev.retort.service.PlanRequest;
import dev.retort.ui.support.Command;
import dev.retort.ui.support.Command.Place;
import dev.retort.ui.support.KeyBinding;
import dev.retort.ui.support.Question;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import org.jspecify.annotations.Nullable;

/** The commands that change a database; each shows its plan first. Used on the UI thread. */
public final class PlanFeature {
  private final UiContext context;
  private final Workspace workspace;
  private @Nullable PlanViewModel shown;

  /** A feature of this window. */
  public PlanFeature(UiContext context, Workspace workspace) {
    this.context = context;
    this.workspace = workspace;
  }

  /** Adds the commands. */
  public void install() {
    context
        .commands()
        .add(
            always("upgrade", "fth-arrow-up", KeyBinding.UPGRADE, PlanRequest.upgrade("heads")),
            always(
                "downgrade", "fth-arrow-down", KeyBinding.DOWNGRADE, PlanRequest.downgrade("-1")),
            here("upgrade.here", null, id -> plan(PlanRequest.upgrade(id))),
            here("downgrade.here", null, id -> plan(PlanRequest.downgrade(id))),
            here(
                "stamp.here", KeyBinding.STAMP, id -> plan(PlanRequest.stamp(List.of(id), false))));
    workspace.selectedProperty().addListener((o, old, now) -> leave());
  }

  private Command always(String id, String icon, KeyBinding key, PlanRequest request) {
    return Command.of(id)
        .icon(icon)
        .key(key)
        .in(Place.TOOLBAR, Place.MIGRATION_MENU)
        .when(workspace.usable())
        .runs(() -> plan(request));
  }

  private Command here(String id, @Nullable KeyBinding key, Consumer<String> action) {
    Command.Builder builder = Command.of(id).in(Place.REVISION_MENU, Place.MIGRATION_MENU);
    if (key != null) {
      builder.key(key);
    }
    return builder
        .when(workspace.revisionUsable())
        .runs(() -> workspace.selectedRevision().ifPresent(r -> action.accept(r.id())));
  }

  /** A plan of another environment than the chosen one would be easy to mistake. */
  private void leave() {
    PlanViewModel model = shown;
    if (model != null && model.phase() != PlanPhase.RUNNING) {
      close();
    }
  }

  private void close() {
    shown = null;
    context.host().close();
  }

  /** Makes a plan and shows it, unless there is nothing to do. */
  private void plan(PlanRequest request) {
    PlanViewModel model = shown;
    if (model != null && !model.mayClose()) {
      return;
    }
    workspace.selected().ifPresent(session -> plan(session, request));
  }

  private void plan(EnvironmentSession session, PlanRequest request) {
    PlanViewModel model = new PlanViewModel(context, workspace, session, request);
    model.plan(() -> planned(session, model));
  }

  private void planned(EnvironmentSession session, PlanViewModel model) {
    Throwable failure = model.failureProperty().get();
    if (failure != null) {
      context.dialogs().showError(failure);
      workspace.refresh(session);
    } else if (model.phase() == PlanPhase.NOTHING) {
      context.dialogs().notify(Question.Tone.PLAIN, context.messages().text("plan.nothing"));
    } else if (workspace.selected().filter(session::equals).isPresent()) {
      show(model);
    }
  }

  private void show(PlanViewModel model) {
    PlanView view = new PlanView(context, model, this::close);
    StringBinding title =
        Bindings.createStringBinding(
            model.sentences()::title, model.phaseProperty(), context.messages().languageProperty());
    context.host().open(title, view, () -> mayClose(model));
    if (view.getParent() != null) {
      shown = model;
    }
  }

  private boolean mayClose(PlanViewModel model) {
    boolean may = model.mayClose();
    if (may && shown == model) {
      shown = null;
    }
    return may;
  }
}
