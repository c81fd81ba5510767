package dev.retort.ui.plan;

import dev.retort.error.RetortException;
import dev.retort.service.PlanRequest;
import dev.retort.ui.plan.PlanViewModel.Phase;
import dev.retort.ui.support.CommandNodes;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.KeyBinding;
import dev.retort.ui.support.Messages;
import java.util.List;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Below a plan: the guard's question, what is happening, and the buttons. */
final class PlanFooter extends VBox {
  private final PlanViewModel model;
  private final Messages messages;
  private final PlanActions actions;

  PlanFooter(PlanViewModel model, Messages messages, PlanActions actions) {
    this.model = model;
    this.messages = messages;
    this.actions = actions;
    getStyleClass().add("plan-footer");
    getChildren().addAll(failure(), guard(), progress(), buttons());
  }

  /** The guard's question; nothing in an open environment. */
  private Node guard() {
    HBox box = new HBox();
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("plan-guard");
    switch (model.guard()) {
      case OPEN -> {}
      case CONFIRM -> {
        CheckBox agreed = new CheckBox();
        agreed.setId("plan-agreed");
        agreed.textProperty().bind(messages.bind("plan.agree", model.environmentName()));
        agreed.selectedProperty().bindBidirectional(model.agreedProperty());
        box.getChildren().add(agreed);
      }
      case PROTECTED -> {
        Label ask = new Label();
        ask.setGraphic(Icons.of("fth-lock", "danger"));
        ask.textProperty().bind(messages.bind("plan.type_name", model.environmentName()));
        TextField name = new TextField();
        name.setId("plan-name");
        name.textProperty().bindBidirectional(model.typedNameProperty());
        name.accessibleTextProperty().bind(ask.textProperty());
        box.getChildren().addAll(ask, name);
      }
    }
    show(box, in(Phase.READY).and(Bindings.isNotEmpty(box.getChildren())));
    return box;
  }

  private Node progress() {
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(model.fractionProperty());
    bar.setPrefWidth(220);
    show(bar, in(Phase.RUNNING));
    Label done = new Label("", Icons.of("fth-check-circle", "success"));
    show(done, in(Phase.DONE));
    Label now = new Label();
    now.setId("plan-now");
    now.textProperty().bind(model.nowProperty());
    HBox box = new HBox(bar, done, now);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("plan-progress");
    show(box, in(Phase.RUNNING, Phase.DONE));
    return box;
  }

  private Node failure() {
    Label title = new Label("", Icons.of("fth-x-octagon", "danger"));
    title.setId("plan-failure-title");
    title.getStyleClass().add("text-bold");
    Label text = new Label();
    text.setId("plan-failure");
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    model
        .failureProperty()
        .addListener(
            (o, old, cause) -> {
              title.setText(
                  cause instanceof RetortException known
                      ? messages.errorTitle(known.code())
                      : messages.text("error.internal"));
              text.setText(cause == null ? "" : String.valueOf(cause.getMessage()));
            });
    VBox box = new VBox(title, text);
    box.getStyleClass().add("plan-failure");
    show(box, in(Phase.FAILED, Phase.CANCELLED, Phase.STALE));
    return box;
  }

  private Node buttons() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button copy = button("plan-copy", "plan.copy_script", model::copyScript);
    copy.setGraphic(Icons.of("fth-copy"));
    Button open = button("plan-open", "plan.open_file", actions::openFailed);
    show(open, in(Phase.FAILED));
    Button again = button("plan-again", "plan.again", actions::again);
    show(again, in(Phase.STALE, Phase.FAILED, Phase.CANCELLED));
    Button cancel = button("plan-cancel", "plan.stop", model::cancel);
    show(cancel, in(Phase.RUNNING));
    Button close = button("plan-close", "plan.close", actions::close);
    close.disableProperty().bind(in(Phase.RUNNING));
    HBox box = new HBox(copy, gap, open, again, cancel, close, runButton());
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("plan-buttons");
    return box;
  }

  private Button runButton() {
    String word = model.plan().request().command().word();
    Button run = button("plan-run", "plan.run." + word, model::run);
    boolean down = model.plan().request().command() == PlanRequest.Command.DOWNGRADE;
    boolean plain = model.guard() == dev.retort.config.GuardLevel.OPEN && !down;
    run.getStyleClass().add(plain ? "accent" : "danger");
    run.setTooltip(
        new Tooltip(CommandNodes.combination(KeyBinding.CONFIRM_FEATURE).getDisplayText()));
    run.disableProperty().bind(Bindings.not(model.runnable()));
    show(run, in(Phase.READY));
    return run;
  }

  private Button button(String id, String textKey, Runnable action) {
    Button button = new Button();
    button.setId(id);
    button.textProperty().bind(messages.bind(textKey));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }

  private BooleanBinding in(Phase... phases) {
    Set<Phase> wanted = Set.copyOf(List.of(phases));
    return Bindings.createBooleanBinding(
        () -> wanted.contains(model.phaseProperty().get()), model.phaseProperty());
  }

  private static void show(Node node, BooleanBinding when) {
    node.visibleProperty().bind(when);
    node.managedProperty().bind(when);
  }
}
