package dev.retort.ui.generate;

import dev.retort.diff.RenameCandidate;
import dev.retort.ui.control.EmptyState;
import dev.retort.ui.control.SqlEditor;
import dev.retort.ui.support.Buttons;
import dev.retort.ui.support.CommandNodes;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.KeyBinding;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.UiContext;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Changes with ticks at the left, their SQL at the right. */
final class GenerateView extends BorderPane {
  private static final double LARGEST_WARNINGS = 180;

  private final GenerateViewModel model;
  private final UiContext context;
  private final Messages messages;
  private final Runnable save;
  private final Runnable close;
  private final ListView<ChangeRow> list;
  private final TextField message = new TextField();
  private final Node work;

  GenerateView(UiContext context, GenerateViewModel model, Runnable save, Runnable close) {
    this.model = model;
    this.context = context;
    this.messages = context.messages();
    this.save = save;
    this.close = close;
    this.list = new ListView<>(model.rows());
    setId("generate-view");
    getStyleClass().add("generate-view");
    SqlEditor editor = new SqlEditor(messages, context.tasks());
    model.text().sqlProperty().addListener((o, old, now) -> editor.show(now, false));
    BorderPane sql = new BorderPane(editor);
    sql.setTop(new PartBar(messages, model.text().dialects(), model.text().partProperty()));
    SplitPane split = new SplitPane(changes(), sql);
    split.setDividerPositions(0.42);
    BorderPane pane = new BorderPane(split);
    pane.setTop(form());
    pane.setBottom(buttons());
    work = pane;
    model.phaseProperty().addListener((o, old, now) -> show());
    messages.languageProperty().addListener((o, old, now) -> show());
    addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    show();
  }

  private void onKey(KeyEvent event) {
    if (CommandNodes.combination(KeyBinding.CONFIRM_FEATURE).match(event)) {
      event.consume();
      save.run();
    }
  }

  private void show() {
    setCenter(
        switch (model.phaseProperty().get()) {
          case COMPARING -> comparing();
          case EMPTY ->
              new EmptyState(
                  "fth-check-circle",
                  messages.text("generate.empty.title"),
                  messages.text("generate.empty.text", model.environmentName()),
                  List.of(Buttons.text(messages, "generate-close", "plan.close", close)));
          case FAILED -> failed();
          case READY, SAVED -> work;
        });
    if (getCenter() == work) {
      list.refresh();
      message.requestFocus();
    }
  }

  private Node comparing() {
    Label text = new Label(messages.text("generate.comparing"));
    VBox box =
        new VBox(
            new ProgressIndicator(),
            text,
            Buttons.text(messages, "generate-cancel", "plan.cancel", model::cancel));
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("generate-wait");
    return box;
  }

  private Node failed() {
    return EmptyState.failed(
        context, "generate", model.failureProperty().get(), close, model::compare);
  }

  private Node form() {
    Label label = new Label();
    label.textProperty().bind(messages.bind("generate.message"));
    label.setMinWidth(Region.USE_PREF_SIZE);
    message.setId("generate-message");
    message.textProperty().bindBidirectional(model.messageProperty());
    message.promptTextProperty().bind(messages.bind("generate.message.prompt"));
    HBox.setHgrow(message, Priority.ALWAYS);
    Label file = new Label();
    file.setId("generate-file");
    file.setGraphic(Icons.of("fth-file", "muted"));
    file.getStyleClass().addAll("code", "text-muted");
    file.textProperty().bind(model.text().fileProperty());
    HBox form = new HBox(label, message, file);
    form.setAlignment(Pos.CENTER_LEFT);
    form.getStyleClass().add("generate-form");
    return form;
  }

  private Node changes() {
    list.setId("generate-changes");
    list.getStyleClass().addAll("edge-to-edge", "dense");
    list.setCellFactory(view -> new ChangeCell(model, messages));
    list.accessibleTextProperty().bind(messages.bind("generate.changes"));
    list.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          ChangeRow row = list.getSelectionModel().getSelectedItem();
          if (e.getCode() == KeyCode.SPACE && row != null) {
            model.tick(row, !row.tickedProperty().get());
            e.consume();
          }
        });
    Label count = new Label();
    count.setId("generate-count");
    Runnable counted =
        () ->
            count.setText(
                messages.text(
                    "generate.count",
                    model.rows().stream().filter(r -> r.tickedProperty().get()).count(),
                    model.rows().size()));
    model.text().sqlProperty().addListener((o, old, now) -> counted.run());
    model.rows().addListener((Observable o) -> counted.run());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button all = Buttons.text(messages, "generate-all", "generate.all", () -> model.tickAll(true));
    Button none =
        Buttons.text(messages, "generate-none", "generate.none", () -> model.tickAll(false));
    all.getStyleClass().addAll("flat", "small");
    none.getStyleClass().addAll("flat", "small");
    HBox bar = new HBox(count, gap, all, none);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("generate-bar");
    VBox.setVgrow(list, Priority.ALWAYS);
    return new VBox(bar, questions(), list, warnings());
  }

  private Node questions() {
    VBox box = new VBox();
    box.getStyleClass().add("rename-cards");
    Runnable fill =
        () -> {
          box.getChildren().setAll(model.candidates().stream().map(this::question).toList());
          box.setManaged(!box.getChildren().isEmpty());
        };
    model.candidates().addListener((ListChangeListener<RenameCandidate>) change -> fill.run());
    messages.languageProperty().addListener((o, old, now) -> fill.run());
    fill.run();
    return box;
  }

  private Node question(RenameCandidate candidate) {
    String from = qualified(candidate, candidate.from());
    String to = qualified(candidate, candidate.to());
    Label text = new Label(messages.text("generate.rename", from, to));
    text.setGraphic(Icons.of("fth-help-circle", "accent"));
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    Label evidence =
        new Label(messages.text("generate.evidence", candidate.score(), candidate.evidence()));
    evidence.getStyleClass().addAll("text-muted", "text-small");
    evidence.setWrapText(true);
    Button yes =
        Buttons.text(messages, "rename-yes", "generate.rename.yes", () -> model.accept(candidate));
    yes.getStyleClass().addAll("accent", "small");
    Button no =
        Buttons.text(messages, "rename-no", "generate.rename.no", () -> model.refuse(candidate));
    no.getStyleClass().add("small");
    HBox answers = new HBox(yes, no);
    answers.getStyleClass().add("rename-answers");
    VBox card = new VBox(text, evidence, answers);
    card.getStyleClass().add("rename-card");
    return card;
  }

  private static String qualified(RenameCandidate candidate, String name) {
    return candidate.kind() == RenameCandidate.Kind.TABLE ? name : candidate.table() + "." + name;
  }

  /** At most a few lines high, so that the changes keep the room. */
  private Node warnings() {
    VBox box = new VBox();
    box.getStyleClass().add("generate-warnings");
    ScrollPane scroll = new ScrollPane(box);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(LARGEST_WARNINGS);
    scroll.prefViewportHeightProperty().bind(box.heightProperty());
    scroll.setMinHeight(Region.USE_PREF_SIZE);
    scroll.getStyleClass().add("generate-warnings-scroll");
    Runnable fill =
        () -> {
          box.getChildren().clear();
          for (String warning : model.text().warnings()) {
            box.getChildren().add(Icons.line(warning, "fth-alert-triangle", "warning"));
          }
          scroll.setManaged(!box.getChildren().isEmpty());
          scroll.setVisible(!box.getChildren().isEmpty());
        };
    model.text().warnings().addListener((ListChangeListener<String>) change -> fill.run());
    fill.run();
    return scroll;
  }

  private Node buttons() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Label hint = new Label();
    hint.textProperty().bind(messages.bind("generate.hint"));
    hint.getStyleClass().add("text-muted");
    Button ok = Buttons.text(messages, "generate-save", "generate.save", save);
    ok.getStyleClass().add("accent");
    ok.disableProperty().bind(Bindings.not(model.savable()));
    HBox box =
        new HBox(hint, gap, Buttons.text(messages, "generate-close", "plan.cancel", close), ok);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().addAll("plan-buttons", "plan-footer");
    return box;
  }
}
