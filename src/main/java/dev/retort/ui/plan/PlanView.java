package dev.retort.ui.plan;

import dev.retort.ui.control.LineMark;
import dev.retort.ui.control.SqlEditor;
import dev.retort.ui.support.CommandNodes;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.KeyBinding;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.UiContext;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A plan: its steps, the SQL of the chosen one, and what stands between it and the database. */
final class PlanView extends BorderPane {
  private final PlanViewModel model;
  private final Messages messages;
  private final SqlEditor editor;
  private final Label nothing = new Label();
  private final StackPane sql = new StackPane();
  private final ListView<PlanLine> lines;

  PlanView(UiContext context, PlanViewModel model, Runnable close) {
    this.model = model;
    this.messages = context.messages();
    this.editor = new SqlEditor(messages, context.tasks());
    this.lines = new ListView<>(model.lines());
    setId("plan-view");
    getStyleClass().add("plan-view");
    lines.setId("plan-lines");
    lines.getStyleClass().addAll("edge-to-edge", "plan-lines");
    lines.setCellFactory(list -> new PlanLineCell(messages));
    lines.accessibleTextProperty().bind(messages.bind("plan.steps"));
    nothing.getStyleClass().addAll("text-muted", "revision-nothing");
    nothing.setWrapText(true);
    SplitPane centre = new SplitPane(lines, sql);
    centre.setDividerPositions(0.42);
    setTop(new VBox(head(), new EffectList(model, messages)));
    setCenter(centre);
    setBottom(new PlanFooter(model, messages, close));
    follow();
    addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    lines.addEventFilter(KeyEvent.KEY_PRESSED, event -> onListKey(event, close));
  }

  private VBox head() {
    Label summary = new Label();
    summary.setId("plan-summary");
    summary.setWrapText(true);
    Label transaction = new Label("", Icons.of("fth-shield", "muted"));
    transaction.setWrapText(true);
    transaction.getStyleClass().addAll("text-muted", "plan-transaction");
    Runnable words =
        () -> {
          summary.setText(model.sentences().summary());
          transaction.setText(model.sentences().transaction());
          transaction.setVisible(!model.sentences().transaction().isEmpty());
        };
    messages.languageProperty().addListener((o, old, now) -> words.run());
    model.phaseProperty().addListener((o, old, now) -> words.run());
    words.run();
    VBox head = new VBox(summary, transaction);
    head.getStyleClass().add("plan-head");
    return head;
  }

  private void follow() {
    lines
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, old, now) -> {
              if (now != null) {
                model.selectedProperty().set(now);
              }
            });
    model.selectedProperty().addListener((o, old, now) -> select(now));
    model.phaseProperty().addListener((o, old, now) -> show(model.selectedProperty().get()));
    model
        .lines()
        .addListener((ListChangeListener<PlanLine>) change -> show(model.selectedProperty().get()));
    messages.languageProperty().addListener((o, old, now) -> lines.refresh());
    select(model.selectedProperty().get());
  }

  private void select(@Nullable PlanLine line) {
    if (line != null && lines.getSelectionModel().getSelectedItem() != line) {
      lines.getSelectionModel().select(line);
      lines.scrollTo(Math.max(0, lines.getSelectionModel().getSelectedIndex() - 3));
    }
    show(line);
  }

  private void show(@Nullable PlanLine line) {
    StepSql shown = model.sql();
    if (line == null || shown.isEmpty()) {
      boolean stamp = line != null && line.kind().equals("stamp");
      nothing.setText(messages.text(stamp ? "plan.no_sql.stamp" : "plan.no_sql"));
      sql.getChildren().setAll(nothing);
      return;
    }
    sql.getChildren().setAll(editor);
    if (!editor.area().getText().equals(shown.text())) {
      editor.show(shown.text(), false);
    }
    if (line.isStep()) {
      editor.markLines(List.of());
      editor.area().moveTo(0);
    } else {
      showStatement(line, shown.lines(line.statement()));
    }
  }

  /** Selects the statement; one that failed is marked as well. */
  private void showStatement(PlanLine line, StepSql.Range range) {
    editor.markLines(
        line.state() == LineState.FAILED
            ? IntStream.rangeClosed(range.first(), range.last())
                .mapToObj(l -> new LineMark(l, LineMark.Tone.PROBLEM, line.text()))
                .toList()
            : List.of());
    int last = range.last() - 1;
    int end = editor.area().getAbsolutePosition(last, editor.area().getParagraphLength(last));
    editor.area().selectRange(end, editor.area().getAbsolutePosition(range.first() - 1, 0));
    editor.area().requestFollowCaret();
  }

  private void onKey(KeyEvent event) {
    if (CommandNodes.combination(KeyBinding.CONFIRM_FEATURE).match(event)) {
      event.consume();
      model.run();
    }
  }

  /** A list keeps Escape for itself, though here nothing is edited in it. */
  private void onListKey(KeyEvent event, Runnable close) {
    if (CommandNodes.combination(KeyBinding.CLOSE_FEATURE).match(event)) {
      event.consume();
      if (model.mayClose()) {
        close.run();
      }
    }
  }

  /** To the list, which is in the scene only once the split pane has its skin. */
  @Override
  public void requestFocus() {
    applyCss();
    lines.requestFocus();
  }
}
