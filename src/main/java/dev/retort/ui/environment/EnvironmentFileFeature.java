package dev.retort.ui.environment;

import dev.retort.error.RetortException;
import dev.retort.ui.support.Command;
import dev.retort.ui.support.Command.Place;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;

/** The command that opens the chosen environment's file. Used on the UI thread. */
public final class EnvironmentFileFeature {
  private final UiContext context;
  private final Workspace workspace;

  /** A feature of this window. */
  public EnvironmentFileFeature(UiContext context, Workspace workspace) {
    this.context = context;
    this.workspace = workspace;
  }

  /** Adds the command. */
  public void install() {
    context
        .commands()
        .add(
            Command.of("environment.edit")
                .icon("fth-edit")
                .in(Place.FILE_MENU, Place.ENVIRONMENT_MENU)
                .when(workspace.selectedProperty().isNotNull())
                .runs(() -> workspace.selected().ifPresent(this::open)));
  }

  private void open(EnvironmentSession session) {
    EnvironmentFileViewModel model;
    try {
      model = new EnvironmentFileViewModel(context, workspace, session);
    } catch (RetortException e) {
      context.dialogs().showError(e);
      return;
    }
    Runnable close = () -> model.leave(context.host()::close);
    EnvironmentFileView view = new EnvironmentFileView(context, model, close);
    context
        .host()
        .open(
            context
                .messages()
                .bind("environment_file.title", String.valueOf(session.file().getFileName())),
            view,
            () -> {
              boolean clean = !model.dirty().get();
              if (!clean) {
                close.run();
              }
              return clean;
            });
    view.requestFocus();
  }
}
