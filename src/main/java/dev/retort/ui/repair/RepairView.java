package dev.retort.ui.repair;

import dev.retort.ui.control.EmptyState;
import dev.retort.ui.control.SqlEditor;
import dev.retort.ui.support.Buttons;
import dev.retort.ui.support.CommandNodes;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.KeyBinding;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.ConsentBox;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * What stopped above, its statements at the left, the ways out with their SQL at the right, what to
 * do below.
 */
final class RepairView extends BorderPane {
  private final UiContext context;
  private final RepairViewModel model;
  private final Messages messages;
  private final RepairTexts texts;
  private final Runnable close;
  private final SqlEditor editor;
  private final ListView<RepairLine> statements = new ListView<>();
  private final Label summary = wrapped("repair-summary", "text-bold");
  private final Label facts = wrapped("repair-facts", "text-muted");
  private final Label error = wrapped("repair-error", "repair-error");
  private final VBox after = new VBox();
  private final Node work;

  RepairView(UiContext context, RepairViewModel model, Runnable close) {
    this.context = context;
    this.model = model;
    this.messages = context.messages();
    this.texts = new RepairTexts(messages, model);
    this.close = close;
    this.editor = new SqlEditor(messages, context.tasks());
    setId("repair-view");
    getStyleClass().add("repair-view");
    editor.area().setWrapText(true);
    BorderPane pane = new BorderPane(centre());
    pane.setTop(head());
    VBox bottom = new VBox(new ConsentBox(model.consent(), messages, "repair"), buttons());
    bottom.getStyleClass().add("plan-footer");
    pane.setBottom(bottom);
    work = pane;
    addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    model.phaseProperty().addListener((o, old, now) -> show());
    model.choice().planProperty().addListener((o, old, now) -> showPlan());
    model.choice().refusalProperty().addListener((o, old, now) -> showPlan());
    model.choice().wayProperty().addListener((o, old, now) -> showPlan());
    messages.languageProperty().addListener((o, old, now) -> show());
    show();
  }

  private Node head() {
    VBox head = new VBox(summary, facts, error);
    head.getStyleClass().add("repair-head");
    return head;
  }

  private Node centre() {
    statements.setId("repair-statements");
    statements.getStyleClass().addAll("edge-to-edge", "dense");
    statements.setCellFactory(list -> new RepairLineCell());
    statements.accessibleTextProperty().bind(summary.textProperty());
    ScrollPane ways = new ScrollPane(new WayChooser(model, messages));
    ways.setFitToWidth(true);
    ways.getStyleClass().add("edge-to-edge");
    ways.setMinHeight(120);
    after.getStyleClass().add("repair-after");
    BorderPane plan = new BorderPane(editor);
    plan.setTop(after);
    SplitPane right = new SplitPane(ways, plan);
    right.setOrientation(javafx.geometry.Orientation.VERTICAL);
    right.setDividerPositions(0.68);
    SplitPane both = new SplitPane(statements, right);
    both.setDividerPositions(0.42);
    return both;
  }

  private Node buttons() {
    Button copy =
        Buttons.text(
            messages,
            "repair-copy",
            "report.copy",
            () -> context.dialogs().copy(texts.toTakeAlong()));
    copy.setGraphic(Icons.of("fth-copy"));
    Button again = Buttons.text(messages, "repair-again", "repair.again", model::load);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button run = new Button();
    run.setId("repair-run");
    run.setMinWidth(Region.USE_PREF_SIZE);
    run.setOnAction(e -> model.repair());
    run.disableProperty().bind(Bindings.not(model.runnable()));
    Runnable name =
        () -> {
          RepairWay way = model.choice().wayProperty().get();
          boolean grave = way == RepairWay.REVERT;
          run.getStyleClass().removeAll("danger", "accent");
          run.getStyleClass().add(grave ? "danger" : "accent");
          run.setText(messages.text("repair.run." + (way == null ? RepairWay.RESUME : way).id()));
        };
    model.choice().wayProperty().addListener((o, old, now) -> name.run());
    messages.languageProperty().addListener((o, old, now) -> name.run());
    name.run();
    HBox box =
        new HBox(
            copy, again, gap, Buttons.text(messages, "repair-close", "plan.close", close), run);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("plan-buttons");
    return box;
  }

  private void show() {
    boolean focused = isFocusWithin();
    setCenter(
        switch (model.phaseProperty().get()) {
          case LOOKING -> waiting("repair.looking");
          case REPAIRING -> waiting("repair.repairing");
          case ORPHANED -> orphaned();
          case NOTHING ->
              state("repair.nothing.title", "repair.nothing.text", model.environmentName());
          case DONE -> state("repair.done.title", "repair.done.text", texts.headsAfter());
          case FAILED -> failed();
          case CHOOSING -> work;
        });
    summary.setGraphic(Icons.of("fth-alert-triangle", "warning"));
    summary.setText(texts.summary());
    fill(facts, texts.facts());
    fill(error, texts.error());
    statements.getItems().setAll(texts.statements());
    showPlan();
    if (focused) {
      requestFocus();
    }
  }

  private void showPlan() {
    after.getChildren().setAll(texts.notes().stream().map(RepairView::note).toList());
    String script = model.choice().script();
    editor.show(script, false);
    editor.setVisible(!script.isEmpty());
  }

  private static Node note(RepairLine line) {
    return Icons.line(line.text(), line.icon(), line.tone());
  }

  private Node waiting(String key) {
    VBox box =
        new VBox(
            new ProgressIndicator(),
            new Label(messages.text(key)),
            Buttons.text(messages, "repair-cancel", "plan.cancel", model::cancel));
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("generate-wait");
    return box;
  }

  private Node state(String title, String text, String argument) {
    return new EmptyState(
        "fth-check-circle",
        messages.text(title),
        messages.text(text, argument),
        List.of(Buttons.text(messages, "repair-close", "plan.close", close)));
  }

  private Node orphaned() {
    Button again = Buttons.text(messages, "repair-again", "repair.again", model::load);
    again.getStyleClass().add("accent");
    Button end = Buttons.text(messages, "repair-end", "repair.end", model::endSession);
    end.getStyleClass().addAll("danger", "button-outlined");
    return new EmptyState(
            "fth-clock",
            messages.text("repair.orphan.title"),
            messages.text("repair.orphan.text"),
            List.of(Buttons.text(messages, "repair-close", "plan.close", close), end, again))
        .withStatement(texts.orphan(), texts.orphanStatement());
  }

  private Node failed() {
    return EmptyState.failed(context, "repair", model.failureProperty().get(), close, model::load);
  }

  private void onKey(KeyEvent event) {
    if (CommandNodes.combination(KeyBinding.CONFIRM_FEATURE).match(event)) {
      event.consume();
      model.repair();
    } else if (CommandNodes.combination(KeyBinding.CLOSE_FEATURE).match(event)) {
      event.consume();
      if (model.mayClose()) {
        close.run();
      }
    }
  }

  private static Label wrapped(String id, String styleClass) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.getStyleClass().add(styleClass);
    return label;
  }

  private static void fill(Label label, String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
    label.setManaged(!text.isEmpty());
  }

  /** To the statements, or to a button where there are none. */
  @Override
  public void requestFocus() {
    applyCss();
    if (getCenter() == work) {
      statements.requestFocus();
    } else {
      Buttons.focus(this);
    }
  }
}
