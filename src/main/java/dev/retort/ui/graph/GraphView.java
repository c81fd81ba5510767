package dev.retort.ui.graph;

import dev.retort.revision.Revision;
import dev.retort.ui.control.EmptyState;
import dev.retort.ui.control.GraphCanvas;
import dev.retort.ui.support.Command;
import dev.retort.ui.support.CommandNodes;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.KeyBinding;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.Workspace;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.DoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The centre of the window: search, graph, problems; or what to do when there is no graph. */
public final class GraphView extends StackPane {
  /** The revision beside it can be scrolled; the graph cannot. */
  private static final double LEAST_WIDTH = 260;

  private final UiContext context;
  private final GraphViewModel model;
  private final GraphCanvas canvas = new GraphCanvas();
  private final SearchBar search;
  private final BorderPane frame = new BorderPane();
  private final GraphPlaceholder placeholder;

  /** A view of the workspace's graph; adds its commands. */
  public GraphView(UiContext context, Workspace workspace) {
    this.context = context;
    this.model = new GraphViewModel(workspace, context.messages(), context.tasks());
    this.placeholder = new GraphPlaceholder(model, context.messages(), context.commands());
    this.search = new SearchBar(model, context.messages(), canvas::requestFocus);
    setId("graph-view");
    setMinWidth(LEAST_WIDTH);
    getStyleClass().add("graph-view");
    FaultsViewModel faults =
        new FaultsViewModel(workspace, context.messages(), context.tasks(), context.dialogs());
    frame.setTop(new VBox(search, failureBanner(), new FaultBar(faults, context.messages())));
    frame.setCenter(canvas);
    frame.setBottom(new ProblemStrip(model.problems(), context.messages()));
    bind(workspace);
    addCommands(workspace);
    fillMenu();
    context.commands().all().addListener((ListChangeListener<Command>) change -> fillMenu());
    showMode();
  }

  private void bind(Workspace workspace) {
    canvas.selectedProperty().bindBidirectional(workspace.selectedRevisionProperty());
    canvas.setOnActivate(() -> context.commands().run("focus.sql"));
    canvas.setOnType(search::begin);
    model.layoutProperty().addListener((o, old, now) -> canvas.setGraph(now));
    model.marksProperty().addListener((o, old, now) -> canvas.setMarks(now));
    model.modeProperty().addListener((o, old, now) -> showMode());
    model.failure().addListener((o, old, now) -> showMode());
    context.messages().languageProperty().addListener((o, old, now) -> showMode());
    context.commands().all().addListener((ListChangeListener<Command>) change -> showMode());
  }

  private void showMode() {
    EmptyState state = placeholder.of(model.modeProperty().get());
    getChildren().setAll(state == null ? frame : state);
  }

  private Label failureBanner() {
    Label banner = new Label("", Icons.of("fth-alert-triangle", "warning"));
    banner.setId("graph-failure");
    banner.getStyleClass().add("graph-banner");
    banner.setMaxWidth(Double.MAX_VALUE);
    banner.setWrapText(true);
    banner
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                model::failureLine,
                model.failure(),
                model.modeProperty(),
                context.messages().languageProperty()));
    banner.visibleProperty().bind(banner.textProperty().isNotEmpty());
    banner.managedProperty().bind(banner.visibleProperty());
    return banner;
  }

  private void addCommands(Workspace workspace) {
    BooleanBinding chosen = workspace.selectedRevisionProperty().isNotNull();
    context
        .commands()
        .add(
            Command.of("goto.current")
                .icon("fth-crosshair")
                .key(KeyBinding.GO_TO_CURRENT)
                .in(Command.Place.VIEW_MENU)
                .when(workspace.usable())
                .runs(model::goToCurrent),
            Command.of("goto.head")
                .icon("fth-arrow-up-circle")
                .key(KeyBinding.GO_TO_HEAD)
                .in(Command.Place.VIEW_MENU)
                .when(workspace.readable())
                .runs(model::goToHead),
            Command.of("find.revision")
                .icon("fth-search")
                .key(KeyBinding.FIND)
                .in(Command.Place.EDIT_MENU)
                .when(workspace.readable())
                .runs(() -> search.begin("")),
            Command.of("find.next")
                .key(KeyBinding.FIND_NEXT)
                .in(Command.Place.EDIT_MENU)
                .when(workspace.readable())
                .runs(() -> model.search().step(1)),
            Command.of("find.previous")
                .key(KeyBinding.FIND_PREVIOUS)
                .in(Command.Place.EDIT_MENU)
                .when(workspace.readable())
                .runs(() -> model.search().step(-1)),
            Command.of("focus.graph")
                .key(KeyBinding.FOCUS_GRAPH)
                .in(Command.Place.VIEW_MENU)
                .runs(canvas::requestFocus),
            Command.of("revision.copy")
                .icon("fth-copy")
                .key(KeyBinding.COPY_REVISION_ID)
                .in(Command.Place.EDIT_MENU, Command.Place.REVISION_MENU)
                .when(chosen)
                .runs(() -> withRevision(workspace, r -> context.dialogs().copy(r.id()))),
            Command.of("revision.copy_path")
                .key(KeyBinding.COPY_REVISION_PATH)
                .in(Command.Place.EDIT_MENU, Command.Place.REVISION_MENU)
                .when(chosen)
                .runs(
                    () ->
                        withRevision(workspace, r -> context.dialogs().copy(r.file().toString()))),
            Command.of("revision.reveal")
                .icon("fth-external-link")
                .in(Command.Place.EDIT_MENU, Command.Place.REVISION_MENU)
                .when(chosen)
                .runs(() -> withRevision(workspace, r -> context.dialogs().showFile(r.file()))));
  }

  private static void withRevision(Workspace workspace, Consumer<Revision> action) {
    workspace.selectedRevision().ifPresent(action);
  }

  /** How many times larger than usual the graph is drawn. */
  public DoubleProperty zoomProperty() {
    return canvas.zoomProperty();
  }

  private void fillMenu() {
    List<Command> all = context.commands().in(Command.Place.REVISION_MENU);
    List<Command> changing =
        all.stream().filter(c -> c.isIn(Command.Place.MIGRATION_MENU)).toList();
    List<Command> special =
        all.stream().filter(c -> !c.isIn(Command.Place.MIGRATION_MENU)).toList();
    canvas.setMenu(new CommandNodes(context.messages()).contextMenu(List.of(changing, special)));
  }
}
