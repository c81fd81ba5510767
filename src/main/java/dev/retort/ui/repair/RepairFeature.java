package dev.retort.ui.repair;

import dev.retort.ui.support.Command;
import dev.retort.ui.support.Command.Place;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;

/** The command that opens the repair of a revision that stopped half-way. Used on the UI thread. */
public final class RepairFeature {
  private final UiContext context;
  private final Workspace workspace;

  /** A feature of this window. */
  public RepairFeature(UiContext context, Workspace workspace) {
    this.context = context;
    this.workspace = workspace;
  }

  /** Adds the command. */
  public void install() {
    context
        .commands()
        .add(
            Command.of("repair")
                .icon("fth-tool")
                .in(Place.MIGRATION_MENU, Place.ENVIRONMENT_MENU)
                .when(workspace.usable())
                .runs(() -> workspace.selected().ifPresent(this::open)));
  }

  private void open(EnvironmentSession session) {
    RepairViewModel model = new RepairViewModel(context, workspace, session);
    RepairView view = new RepairView(context, model, context.host()::close);
    context
        .host()
        .open(context.messages().bind("repair.title", session.name()), view, model::mayClose);
    if (view.getParent() != null) {
      model.load();
    }
  }
}
