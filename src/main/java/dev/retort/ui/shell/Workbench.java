package dev.retort.ui.shell;

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
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The composition root of the window: makes every part once and joins them. Used on the UI thread.
 */
public final class Workbench {
  private final Messages messages = new Messages();
  private final Themes themes = new Themes();
  private final Commands commands = new Commands();
  private final FxTaskRunner tasks = new FxTaskRunner();
  private final DialogLayer dialogLayer = new DialogLayer();
  private final NotificationLayer notifications = new NotificationLayer();
  private final FeaturePane featurePane = new FeaturePane(messages);
  private final WindowDialogs dialogs = new WindowDialogs(messages, dialogLayer, notifications);
  private final UiContext context = new UiContext(messages, tasks, dialogs, commands, featurePane);
  private final CommandNodes nodes = new CommandNodes(messages);
  private final Workspace workspace;
  private final SplitPane columns = new SplitPane();
  private final SplitPane centre = new SplitPane();
  private final Scene scene;

  /** A window's content, with nothing open. */
  public Workbench(ServiceOpener opener, Settings settings) {
    workspace = new Workspace(tasks, opener);
    addWindowCommands();
    Features.install(context, workspace);
    scene = new Scene(root(), 1280, 800);
    themes.dress(scene);
  }

  private StackPane root() {
    BorderPane frame = new BorderPane();
    frame.setTop(
        new VBox(new WindowMenu(messages, commands, nodes), new WindowToolBar(commands, nodes)));
    columns.getItems().setAll(new StackPane(), new StackPane(centre, featurePane));
    columns.setDividerPositions(0.22);
    frame.setCenter(columns);
    frame.setBottom(new StatusBarView(messages, tasks, workspace));
    StackPane root = new StackPane(frame, notifications, dialogLayer);
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
        Command.of("quit").key(KeyBinding.QUIT).in(Command.Place.FILE_MENU).runs(Platform::exit));
  }

  private void chooseFolder() {
    dialogs
        .chooseFolder(messages.text("dialog.open_folder"), workspace.folderProperty().get())
        .ifPresent(folder -> workspace.open(folder, null));
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
