package dev.retort.ui.plan;

import dev.retort.config.GuardCheckName;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.ToolkitThread;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The checks before a run: each with what was found, what to do, and a way to go on without. */
final class CheckList extends VBox {
  private static final double LEAST_HEIGHT = 80;
  private static final double MOST_HEIGHT = 240;

  /** The page that shows a failure in full and leads out of it. */
  private static final Map<GuardCheckName, String> PAGES =
      Map.of(GuardCheckName.LINT, "lint", GuardCheckName.DRIFT, "drift");

  private final PlanChecks checks;
  private final Messages messages;
  private final Consumer<String> open;
  private final VBox rows = new VBox();
  private final ScrollPane scroll = new ScrollPane();
  private final Label summary = new Label();
  private boolean wasBusy;
  private final Set<GuardCheckName> asked = EnumSet.noneOf(GuardCheckName.class);

  /** Goes to a page by the command that opens it. */
  CheckList(PlanChecks checks, Messages messages, Consumer<String> open) {
    this.checks = checks;
    this.messages = messages;
    this.open = open;
    setId("plan-checks");
    getStyleClass().add("plan-checks");
    summary.setId("plan-checks-summary");
    summary.getStyleClass().add("text-bold");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button again =
        Icons.button("fth-refresh-cw", messages.bind("plan.checks.again"), checks::again, "small");
    again.setId("plan-checks-again");
    Button copy = Icons.button("fth-copy", messages.bind("report.copy"), checks::copy, "small");
    copy.setId("plan-checks-copy");
    HBox head = new HBox(summary, gap, copy, again);
    head.setAlignment(Pos.CENTER_LEFT);
    rows.getStyleClass().add("plan-check-rows");
    scroll.setContent(rows);
    scroll.setFitToWidth(true);
    scroll
        .maxHeightProperty()
        .bind(
            sceneProperty()
                .flatMap(Scene::heightProperty)
                .map(CheckList::share)
                .orElse(MOST_HEIGHT));
    scroll.getStyleClass().add("edge-to-edge");
    getChildren().addAll(head, scroll);
    checks.rows().addListener((ListChangeListener<PlanCheck>) change -> show());
    checks.failureProperty().addListener((o, old, now) -> show());
    messages.languageProperty().addListener((o, old, now) -> show());
    show();
  }

  /** In a low window the statements need the room more. */
  private static double share(Number height) {
    return Math.max(LEAST_HEIGHT, Math.min(MOST_HEIGHT, height.doubleValue() / 2 - 220));
  }

  /** Whether there is anything to see. */
  javafx.beans.binding.BooleanBinding filled() {
    return Bindings.isNotEmpty(checks.rows()).or(checks.failureProperty().isNotEmpty());
  }

  private void show() {
    boolean busy = checks.rows().stream().anyMatch(c -> c.state() == PlanCheck.State.CHECKING);
    long failed = checks.rows().stream().filter(PlanCheck::standsInTheWay).count();
    String failure = checks.failureProperty().get();
    summary.setText(
        !failure.isEmpty()
            ? messages.text("plan.checks.failed", failure)
            : busy
                ? messages.text("plan.checks.running")
                : messages.text("report.guards.summary", failed));
    rows.getChildren().setAll(checks.rows().stream().map(this::row).toList());
    if (wasBusy && !busy) {
      ToolkitThread.later(this::showFirstTrouble);
    }
    wasBusy = busy;
  }

  /** What stands in the way may be below the edge. */
  private void showFirstTrouble() {
    rows.applyCss();
    rows.layout();
    double hidden = rows.getHeight() - scroll.getViewportBounds().getHeight();
    for (int i = 0; i < checks.rows().size() && hidden > 0; i++) {
      if (checks.rows().get(i).standsInTheWay()) {
        double top = rows.getChildren().get(i).getBoundsInParent().getMinY();
        scroll.setVvalue(Math.min(1, top / hidden));
        return;
      }
    }
  }

  private Node row(PlanCheck check) {
    Label name = new Label(messages.text("report.guards." + check.name().id()));
    name.setGraphic(Icons.of(check.state().icon(), check.state().tone()));
    name.getStyleClass().add("plan-check-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    name.setAccessibleText(checks.describe(check));
    boolean failed = check.state() == PlanCheck.State.FAIL;
    Label detail = new Label(check.detail());
    boolean whole = failed || check.state() == PlanCheck.State.WAIVED;
    detail.setWrapText(whole);
    detail.getStyleClass().add(failed ? "plan-check-failed" : "text-muted");
    if (whole) {
      detail.setMinHeight(Region.USE_PREF_SIZE);
    } else if (!check.detail().isEmpty()) {
      detail.setTooltip(new Tooltip(check.detail()));
    }
    VBox words = new VBox(detail);
    HBox.setHgrow(words, Priority.ALWAYS);
    if (!check.remedy().isEmpty()) {
      Label remedy = new Label(check.remedy());
      remedy.setWrapText(true);
      remedy.setMinHeight(Region.USE_PREF_SIZE);
      remedy.getStyleClass().add("text-muted");
      words.getChildren().add(remedy);
    }
    String page = PAGES.get(check.name());
    if (failed && page != null) {
      Hyperlink link = new Hyperlink(messages.text("plan.checks.open." + page));
      link.setId("plan-open-" + page);
      link.setOnAction(e -> open.accept(page));
      words.getChildren().add(link);
    }
    if (check.state() == PlanCheck.State.WAIVED) {
      words.getChildren().add(new Label(messages.text("plan.checks.waived", check.reason())));
    }
    HBox line = new HBox(name, words);
    line.setAlignment(Pos.TOP_LEFT);
    line.getStyleClass().add("plan-check");
    if (failed && check.name() == GuardCheckName.APPROVAL) {
      Button approve = new Button(messages.text("plan.checks.approve"));
      approve.setId("plan-approve");
      approve.getStyleClass().add("small");
      approve.setMinWidth(Region.USE_PREF_SIZE);
      approve.setOnAction(e -> checks.approve());
      line.getChildren().add(approve);
    }
    if (check.isWaivable() && (failed || check.state() == PlanCheck.State.WAIVED)) {
      if (asked.contains(check.name())) {
        words.getChildren().add(question(check));
      } else {
        line.getChildren().add(waiver(check, failed));
      }
    }
    return line;
  }

  private Button waiver(PlanCheck check, boolean failed) {
    Button button =
        new Button(messages.text(failed ? "plan.checks.waive" : "plan.checks.take_back"));
    button.setId("plan-waive-" + check.name().id());
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(
        e -> {
          if (failed) {
            asked.add(check.name());
            show();
            lookup("#plan-reason-" + check.name().id()).requestFocus();
          } else {
            checks.waive(check.name(), "");
          }
        });
    return button;
  }

  private Node question(PlanCheck check) {
    TextField reason = new TextField();
    reason.setId("plan-reason-" + check.name().id());
    reason.setPromptText(messages.text("plan.checks.reason"));
    reason.setAccessibleText(messages.text("plan.checks.reason"));
    HBox.setHgrow(reason, Priority.ALWAYS);
    Button ok = new Button(messages.text("plan.checks.go_on"));
    ok.getStyleClass().addAll("small", "danger");
    ok.setMinWidth(Region.USE_PREF_SIZE);
    ok.disableProperty().bind(reason.textProperty().map(String::isBlank));
    Runnable done =
        () -> {
          if (!reason.getText().isBlank()) {
            asked.remove(check.name());
            checks.waive(check.name(), reason.getText());
          }
        };
    ok.setOnAction(e -> done.run());
    reason.setOnAction(e -> done.run());
    reason.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            e.consume();
            asked.remove(check.name());
            show();
            lookup("#plan-waive-" + check.name().id()).requestFocus();
          }
        });
    HBox box = new HBox(reason, ok);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("plan-check-question");
    return box;
  }
}
