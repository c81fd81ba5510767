package dev.retort.ui.rewrite;

import dev.retort.revision.Revision;
import dev.retort.ui.control.EmptyState;
import dev.retort.ui.control.SqlEditor;
import dev.retort.ui.support.Buttons;
import dev.retort.ui.support.CommandNodes;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.KeyBinding;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.UiContext;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The two ends above, what becomes of each file in the middle, what was proven below. */
final class RewriteView extends BorderPane {
  private final UiContext context;
  private final Messages messages;
  private final RewriteViewModel model;
  private final Runnable close;
  private final ListView<RewriteFile> files = new ListView<>();
  private final VBox facts = new VBox();
  private final BorderPane proven = new BorderPane();

  RewriteView(UiContext context, RewriteViewModel model, Runnable close) {
    this.context = context;
    this.messages = context.messages();
    this.model = model;
    this.close = close;
    setId("rewrite-view");
    getStyleClass().add("draft-view");
    facts.setId("rewrite-facts");
    facts.getStyleClass().add("rewrite-facts");
    SplitPane split = new SplitPane(list(), text());
    split.setDividerPositions(0.3);
    proven.setCenter(split);
    proven.setBottom(facts);
    setTop(form());
    setBottom(footer());
    model.phaseProperty().addListener((o, old, now) -> show());
    messages.languageProperty().addListener((o, old, now) -> show());
    show();
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (CommandNodes.combination(KeyBinding.CONFIRM_FEATURE).match(event)) {
            event.consume();
            carryOut();
          }
        });
  }

  private void carryOut() {
    model.carryOut(close);
  }

  private void show() {
    RewritePlan plan = model.planProperty().get();
    if (model.phaseProperty().get() == RewriteViewModel.Phase.READY && plan != null) {
      files.getItems().setAll(plan.files());
      files.getSelectionModel().select(0);
      facts.getChildren().clear();
      plan.facts().forEach(f -> facts.getChildren().add(line(f, "fth-check", "success")));
      plan.warnings()
          .forEach(w -> facts.getChildren().add(line(w, "fth-alert-triangle", "warning")));
      setCenter(proven);
    } else if (model.phaseProperty().get() == RewriteViewModel.Phase.PROVING) {
      setCenter(proving());
    } else {
      setCenter(refused());
    }
  }

  private static Label line(String text, String icon, String tone) {
    return Icons.line(text, icon, tone);
  }

  private Node form() {
    GridPane form = new GridPane();
    form.getStyleClass().add("draft-form");
    ComboBox<Revision> choice = new ComboBox<>();
    choice.setId("rewrite-choice");
    choice.getItems().setAll(model.rewrite().choices());
    choice.setConverter(new RevisionText());
    choice.valueProperty().bindBidirectional(model.choiceProperty());
    choice.setMaxWidth(Double.MAX_VALUE);
    row(form, model.rewrite().key("choice"), choice);
    if (model.rewrite().hasMessage()) {
      TextField message = new TextField();
      message.setId("rewrite-message");
      message.textProperty().bindBidirectional(model.messageProperty());
      message.promptTextProperty().bind(messages.bind("rewrite.message.prompt"));
      message.setOnAction(e -> model.prove());
      message
          .focusedProperty()
          .addListener(
              (o, old, focused) -> {
                if (!focused && !message.getText().isBlank()) {
                  model.prove();
                }
              });
      row(form, "generate.message", message);
      CheckBox accept = new CheckBox();
      accept.setId("rewrite-accept-unproven");
      accept.textProperty().bind(messages.bind("rewrite.accept_unproven"));
      accept.selectedProperty().bindBidirectional(model.acceptUnprovenProperty());
      form.add(accept, 1, form.getRowCount());
    }
    return form;
  }

  private void row(GridPane form, String key, Node field) {
    Label label = new Label();
    label.textProperty().bind(messages.bind(key));
    label.setLabelFor(field);
    label.setMinWidth(Region.USE_PREF_SIZE);
    GridPane.setHgrow(field, Priority.ALWAYS);
    form.addRow(form.getRowCount(), label, field);
  }

  private Node list() {
    files.setId("rewrite-files");
    files.getStyleClass().addAll("edge-to-edge", "dense");
    files.setCellFactory(view -> new RewriteFileCell(messages));
    return files;
  }

  private Node text() {
    SqlEditor editor = new SqlEditor(messages, context.tasks());
    files
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((o, old, now) -> editor.show(now == null ? "" : now.text(), false));
    return editor;
  }

  private Node proving() {
    VBox box =
        new VBox(
            new ProgressIndicator(),
            new Label(messages.text("rewrite.proving")),
            Buttons.text(messages, "rewrite-cancel", "plan.cancel", model::cancel));
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("generate-wait");
    return box;
  }

  private Node refused() {
    List<Button> buttons = new ArrayList<>();
    if (model.obstacle().isPresent()) {
      Button open = Buttons.text(messages, "rewrite-open", "rewrite.open", this::openObstacle);
      open.getStyleClass().add("accent");
      buttons.add(open);
    }
    buttons.add(Buttons.text(messages, "rewrite-again", "failed.again", model::prove));
    return EmptyState.failed(context, model.failureProperty().get(), buttons);
  }

  private void openObstacle() {
    close.run();
    model.openObstacle();
  }

  private Node footer() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Label hint = new Label();
    hint.textProperty().bind(messages.bind("rewrite.hint"));
    hint.getStyleClass().add("text-muted");
    Button confirm =
        Buttons.text(messages, "rewrite-confirm", model.rewrite().key("confirm"), this::carryOut);
    confirm.getStyleClass().add("accent");
    confirm
        .disableProperty()
        .bind(model.phaseProperty().isNotEqualTo(RewriteViewModel.Phase.READY));
    HBox box =
        new HBox(hint, gap, Buttons.text(messages, "rewrite-close", "plan.cancel", close), confirm);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().addAll("plan-buttons", "plan-footer");
    return box;
  }

  /** A revision as it is read in a list of choices; it is never typed. */
  private static final class RevisionText extends StringConverter<Revision> {
    @Override
    public String toString(Revision revision) {
      return revision.id() + "  " + revision.message();
    }

    @Override
    public Revision fromString(String text) {
      throw new UnsupportedOperationException(text);
    }
  }
}
