package dev.retort.ui.environment;

import dev.retort.ui.support.Command;
import dev.retort.ui.support.CommandNodes;
import dev.retort.ui.support.KeyBinding;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The environments of the folder; choosing one shows it in the whole window. */
public final class EnvironmentListView extends VBox {
  private final ListView<EnvironmentSession> list;
  private boolean following;

  /** A list of the workspace's environments; adds its commands. */
  public EnvironmentListView(UiContext context, Workspace workspace) {
    setId("environments");
    getStyleClass().add("environments");
    Label heading = new Label();
    heading.getStyleClass().add("pane-heading");
    heading.textProperty().bind(context.messages().bind("environment.heading"));
    list = new ListView<>(workspace.environments());
    list.setId("environment-list");
    list.setCellFactory(view -> new EnvironmentCell(context.messages()));
    Label nothing = new Label();
    nothing.getStyleClass().add("text-muted");
    nothing.setWrapText(true);
    nothing.textProperty().bind(context.messages().bind("environment.none"));
    nothing.visibleProperty().bind(workspace.folderProperty().isNotNull());
    list.setPlaceholder(nothing);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(heading, list);
    followSelection(workspace);
    addCommands(context, workspace);
    fillMenu(context);
    context.commands().all().addListener((ListChangeListener<Command>) change -> fillMenu(context));
    list.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            context.commands().run("focus.graph");
          }
        });
  }

  private void followSelection(Workspace workspace) {
    workspace
        .selectedProperty()
        .addListener((o, old, now) -> follow(() -> list.getSelectionModel().select(now)));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, old, now) -> {
              if (now != null) {
                follow(() -> workspace.selectedProperty().set(now));
              }
            });
  }

  private void follow(Runnable change) {
    if (!following) {
      following = true;
      try {
        change.run();
      } finally {
        following = false;
      }
    }
  }

  private void addCommands(UiContext context, Workspace workspace) {
    context
        .commands()
        .add(
            Command.of("environment.refresh")
                .icon("fth-refresh-cw")
                .in(Command.Place.ENVIRONMENT_MENU)
                .when(workspace.selectedProperty().isNotNull())
                .runs(() -> workspace.selected().ifPresent(workspace::refresh)),
            Command.of("environment.copy")
                .icon("fth-copy")
                .in(Command.Place.ENVIRONMENT_MENU)
                .when(workspace.selectedProperty().isNotNull())
                .runs(
                    () ->
                        workspace
                            .selected()
                            .ifPresent(
                                session -> context.dialogs().copy(session.file().toString()))),
            Command.of("focus.environments")
                .key(KeyBinding.FOCUS_ENVIRONMENTS)
                .in(Command.Place.VIEW_MENU)
                .runs(list::requestFocus));
  }

  private void fillMenu(UiContext context) {
    list.setContextMenu(
        new CommandNodes(context.messages())
            .contextMenu(List.of(context.commands().in(Command.Place.ENVIRONMENT_MENU))));
  }
}
