package dev.retort.ui.plan;

import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanRequest;
import dev.retort.service.StatementFailedException;
import dev.retort.ui.support.Command;
import dev.retort.ui.support.Command.Place;
import dev.retort.ui.support.KeyBinding;
import dev.retort.ui.support.Question;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The commands that change a database; each shows its plan first. Used on the UI thread. */
public final class PlanFeature {
  private final UiContext context;
  private final Workspace workspace;

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

  /** Makes a plan and shows it, unless there is nothing to do. */
  private void plan(PlanRequest request) {
    workspace.selected().ifPresent(session -> plan(session, request));
  }

  private void plan(EnvironmentSession session, PlanRequest request) {
    context
        .tasks()
        .submit(
            workspace
                .job(
                    session,
                    context.messages().text("plan.planning"),
                    (service, progress, cancellation) -> service.plan(request))
                .onSuccess(plan -> show(session, plan))
                .onFailure(
                    failure -> {
                      context.dialogs().showError(failure);
                      workspace.refresh(session);
                    }));
  }

  private void show(EnvironmentSession session, MigrationPlan plan) {
    if (plan.isEmpty()) {
      context.dialogs().notify(Question.Tone.PLAIN, context.messages().text("plan.nothing"));
      return;
    }
    PlanViewModel model = new PlanViewModel(context, workspace, session, plan);
    PlanView view = new PlanView(context, model, new Actions(session, model));
    String command = plan.request().command().word();
    context
        .host()
        .open(
            context.messages().bind("plan.title." + command, plan.steps().size(), session.name()),
            view,
            () -> mayClose(model));
  }

  private boolean mayClose(PlanViewModel model) {
    if (model.isRunning()) {
      context
          .dialogs()
          .notify(Question.Tone.WARNING, context.messages().text("plan.still_running"));
      return false;
    }
    return true;
  }

  private final class Actions implements PlanActions {
    private final EnvironmentSession session;
    private final PlanViewModel model;

    Actions(EnvironmentSession session, PlanViewModel model) {
      this.session = session;
      this.model = model;
    }

    @Override
    public void close() {
      context.host().close();
    }

    @Override
    public void again() {
      context.host().close();
      plan(session, model.request());
    }

    @Override
    public void openFailed() {
      StatementFailedException failed = model.failedStatement();
      context.host().close();
      if (failed != null) {
        workspace.selectedRevisionProperty().set(failed.revision());
        workspace.requestLine(failed.line());
      }
    }
  }
}
