package dev.retort.ui.report;

import dev.retort.ui.control.EmptyState;
import dev.retort.ui.control.SqlEditor;
import dev.retort.ui.support.Buttons;
import dev.retort.ui.support.CommandNodes;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.KeyBinding;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.UiContext;
import java.util.List;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A summary above, rows at the left, the texts of the chosen one at the right. */
final class ReportView extends BorderPane {
  private final UiContext context;
  private final Messages messages;
  private final ReportViewModel model;
  private final Runnable close;
  private final ListView<ReportRow> list;
  private final Label summary = new Label();
  private final Node work;

  ReportView(UiContext context, ReportViewModel model, Runnable close) {
    this.context = context;
    this.messages = context.messages();
    this.model = model;
    this.close = close;
    this.list = new ListView<>(model.rows());
    setId("report-view");
    getStyleClass().add("report-view");
    SplitPane split =
        model.page().isTree()
            ? new SplitPane(tree(), new SplitPane(sides(), texts()))
            : new SplitPane(rows(), texts());
    if (split.getItems().get(1) instanceof SplitPane inner && model.page().isTree()) {
      inner.setOrientation(Orientation.VERTICAL);
    }
    split.setDividerPositions(model.page().isTree() ? 0.36 : 0.42);
    BorderPane pane = new BorderPane(split);
    pane.setTop(head());
    work = pane;
    model.phaseProperty().addListener((o, old, now) -> show());
    messages.languageProperty().addListener((o, old, now) -> show());
    show();
  }

  private void show() {
    boolean focused = isFocusWithin();
    setCenter(
        switch (model.phaseProperty().get()) {
          case LOADING -> loading();
          case EMPTY ->
              new EmptyState(
                  "fth-check-circle",
                  messages.text(model.page().key("empty.title")),
                  messages.text(model.page().key("empty.text"), model.environmentName()),
                  List.of(Buttons.text(messages, "report-close", "plan.close", close)));
          case FAILED -> failed();
          case READY -> work;
        });
    ReportContent content = model.contentProperty().get();
    if (content != null) {
      summary.setText(model.summary());
      summary.setGraphic(
          Icons.of(
              content.tone().equals("success") ? "fth-check-circle" : "fth-alert-triangle",
              content.tone()));
    }
    if (getCenter() == work && !model.page().isTree()) {
      list.getSelectionModel().select(model.selectedProperty().get());
      list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 3));
    }
    if (focused) {
      requestFocus();
    }
  }

  private Node loading() {
    Label text = new Label(messages.text(model.page().key("loading")));
    VBox box =
        new VBox(
            new ProgressIndicator(),
            text,
            Buttons.text(messages, "report-cancel", "plan.cancel", model::cancel));
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("generate-wait");
    return box;
  }

  private Node failed() {
    return EmptyState.failed(context, "report", model.failureProperty().get(), close, model::load);
  }

  private Node head() {
    summary.setId("report-summary");
    summary.setWrapText(true);
    summary.setMinHeight(Region.USE_PREF_SIZE);
    summary.getStyleClass().add("report-summary");
    SearchField search = new SearchField(model.searchProperty(), messages, this::requestFocus);
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (CommandNodes.combination(KeyBinding.FIND).match(e) && getCenter() == work) {
            e.consume();
            search.requestFocus();
          }
        });
    model.rows().addListener((InvalidationListener) rows -> summary.setText(model.summary()));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button again = Icons.button("fth-refresh-cw", messages.bind("command.refresh"), model::load);
    HBox box = new HBox(summary, gap, search, again);
    model
        .page()
        .remedy()
        .ifPresent(
            command -> {
              Button remedy =
                  Buttons.text(
                      messages,
                      "report-remedy",
                      "command." + command,
                      () -> context.commands().run(command));
              remedy.getStyleClass().add("accent");
              box.getChildren().add(remedy);
            });
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("report-head");
    return box;
  }

  private Node rows() {
    list.setId("report-rows");
    list.getStyleClass().addAll("edge-to-edge", "dense");
    list.setCellFactory(view -> new ReportCell());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((o, old, now) -> model.selectedProperty().set(now));
    model.selectedProperty().addListener((o, old, now) -> list.getSelectionModel().select(now));
    model
        .searchProperty()
        .addListener(
            (o, old, now) ->
                list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 3)));
    list.accessibleTextProperty().bind(summary.textProperty());
    closes(list);
    list.setPlaceholder(nothing());
    return list;
  }

  private Label nothing() {
    Label nothing = new Label();
    nothing.textProperty().bind(messages.bind("report.no_match"));
    nothing.getStyleClass().add("text-muted");
    return nothing;
  }

  private Node tree() {
    ReportTree tree = new ReportTree(model);
    tree.accessibleTextProperty().bind(summary.textProperty());
    closes(tree);
    Label nothing = nothing();
    nothing.setId("report-nothing");
    nothing.visibleProperty().bind(Bindings.isEmpty(model.rows()));
    return new StackPane(tree, nothing);
  }

  private void closes(Node node) {
    node.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (CommandNodes.combination(KeyBinding.CLOSE_FEATURE).match(e)) {
            e.consume();
            close.run();
          }
        });
  }

  /** The chosen object on both sides. */
  private Node sides() {
    return new SplitPane(
        text("expected", row -> orAbsent(row.expected())),
        text("live", row -> orAbsent(row.live())));
  }

  private String orAbsent(String definition) {
    return definition.isEmpty() ? "-- " + messages.text("report.absent") : definition;
  }

  private Node texts() {
    if (!model.page().hasTwoTexts()) {
      return noteAndText();
    }
    SplitPane both = new SplitPane(text("left", ReportRow::left), text("right", ReportRow::right));
    return both;
  }

  /** What there is to read, and below it the SQL, if there is any. */
  private Node noteAndText() {
    TextArea note = new TextArea();
    note.setId("report-note");
    note.setEditable(false);
    note.setWrapText(true);
    note.getStyleClass().add("report-note");
    note.accessibleTextProperty().bind(messages.bind(model.page().key("left")));
    closes(note);
    SqlEditor editor = new SqlEditor(messages, context.tasks());
    editor.area().setWrapText(true);
    BorderPane pane = new BorderPane();
    pane.setTop(bar("left", ReportRow::noteAndLeft));
    Runnable fill =
        () -> {
          ReportRow row = model.selectedProperty().get();
          note.setText(row == null ? "" : row.note());
          boolean isSql = row != null && !row.left().isEmpty();
          if (isSql) {
            editor.show(row.left(), false);
          }
          note.setPrefRowCount((int) note.getText().lines().count() + 1);
          pane.setCenter(isSql ? new BorderPane(editor, note, null, null, null) : note);
        };
    model.selectedProperty().addListener((o, old, now) -> fill.run());
    fill.run();
    return pane;
  }

  private Node text(String key, Function<ReportRow, String> part) {
    SqlEditor editor = new SqlEditor(messages, context.tasks());
    editor.area().setWrapText(true);
    Runnable fill =
        () -> {
          ReportRow row = model.selectedProperty().get();
          editor.show(row == null ? "" : part.apply(row), false);
        };
    model.selectedProperty().addListener((o, old, now) -> fill.run());
    fill.run();
    BorderPane pane = new BorderPane(editor);
    pane.setTop(bar(key, part));
    return pane;
  }

  private Node bar(String key, Function<ReportRow, String> part) {
    Label label = new Label();
    label.textProperty().bind(messages.bind(model.page().key(key)));
    label.getStyleClass().add("text-bold");
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(label.textProperty());
    label.setTooltip(whole);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button copy = Icons.button("fth-copy", messages.bind("report.copy"), () -> model.copy(part));
    HBox bar = new HBox(label, gap, copy);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("report-bar");
    return bar;
  }

  /** To the rows, or to a button where there are none. */
  @Override
  public void requestFocus() {
    applyCss();
    if (getCenter() == work) {
      lookup(model.page().isTree() ? "#report-tree" : "#report-rows").requestFocus();
    } else {
      Buttons.focus(this);
    }
  }
}
