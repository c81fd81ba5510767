package dev.retort.ui.plan;

import dev.retort.ui.control.SqlEditor;
import dev.retort.ui.support.CommandNodes;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.KeyBinding;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.UiContext;
import java.util.HashSet;
import java.util.Set;
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
  private final ListView<PlanRow> steps;

  PlanView(UiContext context, PlanViewModel model, PlanActions actions) {
    this.model = model;
    this.messages = context.messages();
    this.editor = new SqlEditor(messages, context.tasks());
    this.steps = new ListView<>(model.rows());
    setId("plan-view");
    getStyleClass().add("plan-view");
    steps.setId("plan-steps");
    steps.getStyleClass().addAll("edge-to-edge", "plan-steps");
    steps.setCellFactory(list -> new PlanRowCell(messages));
    steps.accessibleTextProperty().bind(messages.bind("plan.steps"));
    nothing.getStyleClass().addAll("text-muted", "revision-nothing");
    nothing.setWrapText(true);
    SplitPane centre = new SplitPane(steps, sql);
    centre.setDividerPositions(0.36);
    setTop(head());
    setCenter(centre);
    setBottom(new PlanFooter(model, messages, actions));
    follow();
    addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
  }

  private VBox head() {
    Label summary = new Label();
    summary.setId("plan-summary");
    summary.setWrapText(true);
    Label transaction = new Label();
    transaction.setWrapText(true);
    transaction.setGraphic(Icons.of("fth-shield", "muted"));
    transaction.getStyleClass().add("text-muted");
    Runnable words =
        () -> {
          summary.setText(PlanWords.summary(model.plan(), messages));
          transaction.setText(PlanWords.transaction(model.plan(), messages));
        };
    messages.languageProperty().addListener((o, old, now) -> words.run());
    words.run();
    VBox head = new VBox(summary, transaction);
    head.getStyleClass().add("plan-head");
    return head;
  }

  private void follow() {
    steps
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, old, now) -> {
              if (now != null) {
                model.selectedProperty().set(now);
              }
            });
    model
        .selectedProperty()
        .addListener(
            (o, old, now) -> {
              steps.getSelectionModel().select(now);
              steps.scrollTo(now);
              show(now);
            });
    model.phaseProperty().addListener((o, old, now) -> show(model.selectedProperty().get()));
    messages.languageProperty().addListener((o, old, now) -> steps.refresh());
    steps.getSelectionModel().select(model.selectedProperty().get());
    show(model.selectedProperty().get());
  }

  private void show(@Nullable PlanRow row) {
    if (row == null || row.statementCount() == 0) {
      boolean stamp = row != null && row.isStamp();
      nothing.setText(messages.text(stamp ? "plan.no_sql.stamp" : "plan.no_sql"));
      sql.getChildren().setAll(nothing);
      return;
    }
    sql.getChildren().setAll(editor);
    if (!editor.area().getText().equals(row.sql())) {
      editor.show(row.sql(), false);
    }
    PlanViewModel.Failed failed = model.failed();
    if (failed != null && failed.row() == row && failed.statement() < row.statementCount()) {
      int[] lines = row.lines(failed.statement());
      Set<Integer> marked = new HashSet<>();
      for (int line = lines[0]; line <= lines[1]; line++) {
        marked.add(line);
      }
      editor.markLines(marked);
      editor.goToLine(lines[0]);
    }
  }

  private void onKey(KeyEvent event) {
    if (CommandNodes.combination(KeyBinding.CONFIRM_FEATURE).match(event)) {
      event.consume();
      model.run();
    }
  }

  @Override
  public void requestFocus() {
    steps.requestFocus();
  }
}
