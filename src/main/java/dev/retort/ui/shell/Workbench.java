package dev.retort.ui.shell;

import dev.retort.ui.environment.EnvironmentBand;
import dev.retort.ui.environment.EnvironmentListView;
import dev.retort.ui.graph.GraphView;
import dev.retort.ui.revision.RevisionView;
import dev.retort.ui.support.Command;
import dev.retort.ui.support.CommandNodes;
import dev.retort.ui.support.Commands;
import dev.retort.ui.support.FxTaskRunner;
import dev.retort.ui.support.KeyBinding;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.Settings;
import dev.retort.ui.support.TaskRunner;
import dev.retort.ui.support.Themes;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.ServiceOpener;
import dev.retort.ui.workspace.Workspace;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/**
 * The composition root of the window: makes every part once and joins them. Used on the UI thread.
 */
public final class Workbench {
  private final Messages messages = new Messages();
  private final Themes themes = new Themes();
  private final Commands commands = new Commands();
  private final FxTaskRunner tasks = new FxTaskRunner();
  private final DialogLayer dialogLayer = new DialogLayer();
  private final PaletteLayer palette = new PaletteLayer(messages, commands);
  private final NotificationLayer notifications = new NotificationLayer();
  private final FeaturePane featurePane = new FeaturePane(messages);
  private final WindowDialogs dialogs = new WindowDialogs(messages, dialogLayer, notifications);
  private final UiContext context = new UiContext(messages, tasks, dialogs, commands, featurePane);
  private final CommandNodes nodes = new CommandNodes(messages);
  private final Workspace workspace;
  private final SplitPane columns = new SplitPane();
  private final SplitPane centre = new SplitPane();
  private final WindowState state;
  private final RevisionView revisionView;
  private final Scene scene;

  /** A window's content, with nothing open. */
  public Workbench(ServiceOpener opener, Settings settings) {
    workspace = new Workspace(tasks, opener);
    state = new WindowState(settings);
    state.restoreLook(themes, messages);
    addWindowCommands();
    Features.install(context, workspace);
    revisionView = new RevisionView(context, workspace);
    GraphView graphView = new GraphView(context, workspace);
    graphView.zoomProperty().bind(themes.textSizeProperty());
    centre.getItems().setAll(graphView);
    columns
        .getItems()
        .setAll(new EnvironmentListView(context, workspace), new StackPane(centre, featurePane));
    SplitPane.setResizableWithParent(columns.getItems().get(0), false);
    scene = new Scene(root(), 1440, 900);
    themes.dress(scene);
    state.followDivider("divider.environments", columns, 0.19);
    showRevisionOnlyIfChosen(graphView);
    workspace
        .folderProperty()
        .subscribe(
            folder -> {
              if (folder != null) {
                state.rememberFolder(folder);
              }
            });
  }

  /** An empty pane beside what to do in an empty folder says nothing, so it goes. */
  private void showRevisionOnlyIfChosen(GraphView graphView) {
    Runnable fill =
        () -> {
          boolean chosen = revisionView.isVisible();
          if (chosen && centre.getItems().size() == 1) {
            centre.getItems().add(revisionView);
            state.followDivider("divider.revision", centre, 0.56);
          } else if (!chosen) {
            centre.getItems().setAll(graphView);
          }
        };
    revisionView.visibleProperty().addListener((o, old, now) -> fill.run());
    fill.run();
  }

  private StackPane root() {
    BorderPane frame = new BorderPane();
    frame.setTop(
        new VBox(
            new WindowMenu(messages, commands, nodes),
            new WindowToolBar(commands, nodes),
            new EnvironmentBand(messages, workspace)));
    frame.setCenter(columns);
    frame.setBottom(new StatusBarView(messages, tasks, workspace));
    StackPane root = new StackPane(frame, notifications, palette, dialogLayer);
    root.getStyleClass().add("shell");
    return root;
  }

  private void addWindowCommands() {
    commands.add(
        Command.of("open")
            .icon("fth-folder")
            .key(KeyBinding.OPEN_FOLDER)
            .in(Command.Place.TOOLBAR, Command.Place.FILE_MENU)
            .runs(this::chooseFolder),
        Command.of("refresh")
            .icon("fth-refresh-cw")
            .key(KeyBinding.REFRESH)
            .in(Command.Place.TOOLBAR, Command.Place.FILE_MENU)
            .when(workspace.folderProperty().isNotNull())
            .runs(workspace::refresh),
        Command.of("palette")
            .icon("fth-command")
            .key(KeyBinding.PALETTE)
            .in(Command.Place.VIEW_MENU)
            .runs(palette::open),
        Command.of("theme")
            .icon("fth-moon")
            .key(KeyBinding.TOGGLE_THEME)
            .in(Command.Place.VIEW_MENU)
            .runs(() -> themes.themeProperty().set(themes.themeProperty().get().other())),
        Command.of("language")
            .icon("fth-globe")
            .key(KeyBinding.TOGGLE_LANGUAGE)
            .in(Command.Place.VIEW_MENU)
            .runs(() -> messages.languageProperty().set(messages.language().next())),
        Command.of("text.larger")
            .icon("fth-zoom-in")
            .key(KeyBinding.LARGER_TEXT)
            .in(Command.Place.VIEW_MENU)
            .runs(() -> themes.resizeText(1)),
        Command.of("text.smaller")
            .icon("fth-zoom-out")
            .key(KeyBinding.SMALLER_TEXT)
            .in(Command.Place.VIEW_MENU)
            .runs(() -> themes.resizeText(-1)),
        Command.of("text.normal")
            .key(KeyBinding.NORMAL_TEXT)
            .in(Command.Place.VIEW_MENU)
            .runs(() -> themes.setTextSize(1)),
        Command.of("quit")
            .key(KeyBinding.QUIT)
            .in(Command.Place.FILE_MENU)
            .runs(() -> close(() -> scene.getWindow().hide())));
  }

  private void chooseFolder() {
    revisionView.leave(
        () ->
            dialogs
                .chooseFolder(messages.text("dialog.open_folder"), workspace.folderProperty().get())
                .ifPresent(folder -> workspace.open(folder, null)));
  }

  /** Closes what is open, after asking about what is unsaved, and then does {@code then}. */
  public void close(Runnable then) {
    if (!featurePane.mayClose()) {
      return;
    }
    revisionView.leave(
        () -> {
          workspace.closeServices();
          then.run();
        });
  }

  /** Shows the scene in a stage that is as it was left. */
  public void show(Stage stage) {
    stage.setTitle("Retort");
    stage.setScene(scene);
    state.followStage(stage);
    stage.setOnCloseRequest(
        e -> {
          e.consume();
          close(stage::hide);
        });
    stage.show();
  }

  /** The folder that was open last. */
  public Optional<Path> lastFolder() {
    return state.lastFolder();
  }

  /** Whether anything is loading or running. */
  public boolean isBusy() {
    return tasks.isBusy();
  }

  /** The scene to be shown. */
  public Scene scene() {
    return scene;
  }

  /** What is open in it. */
  public Workspace workspace() {
    return workspace;
  }

  /** The texts, and the language. */
  public Messages messages() {
    return messages;
  }

  /** The theme. */
  public Themes themes() {
    return themes;
  }

  /** The commands. */
  public Commands commands() {
    return commands;
  }

  /** The background work. */
  public TaskRunner tasks() {
    return tasks;
  }
}
