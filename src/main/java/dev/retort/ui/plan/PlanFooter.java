package dev.retort.ui.plan;

import dev.retort.config.GuardLevel;
import dev.retort.ui.plan.RunProgress.Stop;
import dev.retort.ui.support.Buttons;
import dev.retort.ui.support.CommandNodes;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.KeyBinding;
import dev.retort.ui.support.Messages;
import dev.retort.ui.workspace.ConsentBox;
import java.util.List;
import java.util.Set;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Below a plan: the guard's question, what is happening, and the buttons. */
final class PlanFooter extends VBox {
  private static final PseudoClass CANCELLED = PseudoClass.getPseudoClass("cancelled");

  private final PlanViewModel model;
  private final Messages messages;
  private final Runnable close;

  PlanFooter(PlanViewModel model, Messages messages, Runnable close) {
    this.model = model;
    this.messages = messages;
    this.close = close;
    getStyleClass().add("plan-footer");
    CheckList checks = new CheckList(model.checks(), messages, model.exits()::open);
    show(checks, in(PlanPhase.READY).and(checks.filled()));
    CopyList copies = new CopyList(model.progress().copies(), messages, model.exits()::copy);
    show(
        copies,
        in(PlanPhase.DONE, PlanPhase.FAILED, PlanPhase.CANCELLED)
            .and(Bindings.isNotEmpty(model.progress().copies())));
    getChildren().addAll(failure(), checks, guard(), progress(), copies, buttons());
    tick();
  }

  /** The guard's question; nothing in an open environment. */
  private Node guard() {
    ConsentBox box = new ConsentBox(model.guard(), messages, "plan");
    show(box, in(PlanPhase.READY).and(Bindings.isNotEmpty(box.getChildren())));
    return box;
  }

  private Node progress() {
    ProgressBar bar = new ProgressBar();
    bar.progressProperty()
        .bind(
            Bindings.createDoubleBinding(
                this::fraction,
                model.progress().doneProperty(),
                model.progress().totalProperty(),
                model.progress().holderProperty()));
    bar.setPrefWidth(200);
    bar.setMinWidth(Region.USE_PREF_SIZE);
    show(bar, in(PlanPhase.RUNNING));
    Label counter = new Label();
    counter.setId("plan-counter");
    counter.setMinWidth(Region.USE_PREF_SIZE);
    show(counter, in(PlanPhase.RUNNING));
    Label done = new Label("", Icons.of("fth-check-circle", "success"));
    done.setMinWidth(Region.USE_PREF_SIZE);
    show(done, in(PlanPhase.DONE));
    Label now = new Label();
    now.setId("plan-now");
    Runnable words =
        () -> {
          now.setText(model.sentences().now());
          counter.setText(model.sentences().counter());
        };
    whenAnythingChanges(words);
    HBox box = new HBox(bar, counter, done, now);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("plan-progress");
    show(box, in(PlanPhase.PLANNING, PlanPhase.RUNNING, PlanPhase.DONE));
    return box;
  }

  private double fraction() {
    int total = model.progress().totalProperty().get();
    int done = model.progress().doneProperty().get();
    boolean preparing = done == 0 && !model.progress().holderProperty().get().isEmpty();
    return total == 0 || preparing ? -1 : (double) done / total;
  }

  private void whenAnythingChanges(Runnable words) {
    RunProgress progress = model.progress();
    for (ObservableValue<?> source :
        List.of(
            model.phaseProperty(),
            progress.doneProperty(),
            progress.elapsedProperty(),
            progress.holderProperty(),
            progress.stopProperty(),
            messages.languageProperty())) {
      source.addListener((o, old, value) -> words.run());
    }
    words.run();
  }

  /** Lets the clock of a run go on while its view is there. */
  private void tick() {
    Timeline clock = new Timeline(new KeyFrame(Duration.millis(200), e -> model.progress().tick()));
    clock.setCycleCount(Animation.INDEFINITE);
    Runnable decide =
        () -> {
          if (model.phase() == PlanPhase.RUNNING && getScene() != null) {
            clock.play();
          } else {
            clock.stop();
          }
        };
    model.phaseProperty().addListener((o, old, now) -> decide.run());
    sceneProperty().addListener((o, old, now) -> decide.run());
  }

  private Node failure() {
    Label title = new Label();
    title.setId("plan-failure-title");
    title.getStyleClass().add("text-bold");
    Label place = new Label();
    place.setId("plan-failure-place");
    place.getStyleClass().add("code");
    Label text = wrapped("plan-failure");
    Label left = wrapped("plan-left");
    Runnable words =
        () -> {
          boolean cancelled = model.phase() == PlanPhase.CANCELLED;
          title.setGraphic(
              cancelled ? Icons.of("fth-slash", "muted") : Icons.of("fth-x-octagon", "danger"));
          title.setText(model.sentences().failureTitle());
          fill(place, model.sentences().failurePlace());
          fill(text, cancelled ? "" : model.sentences().failureText());
          fill(left, model.sentences().left());
        };
    model.phaseProperty().addListener((o, old, now) -> words.run());
    messages.languageProperty().addListener((o, old, now) -> words.run());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button copy =
        Icons.button(
            "fth-copy",
            messages.bind("report.copy"),
            () -> model.exits().copy(model.sentences().failure()));
    copy.setId("plan-failure-copy");
    HBox head = new HBox(title, gap, copy);
    head.setAlignment(Pos.CENTER_LEFT);
    VBox box = new VBox(head, place, text, left);
    box.getStyleClass().add("plan-failure");
    model
        .phaseProperty()
        .addListener(
            (o, old, now) -> box.pseudoClassStateChanged(CANCELLED, now == PlanPhase.CANCELLED));
    show(box, in(PlanPhase.UNPLANNED, PlanPhase.FAILED, PlanPhase.CANCELLED, PlanPhase.STALE));
    return box;
  }

  private static Label wrapped(String id) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static void fill(Label label, String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
    label.setManaged(!text.isEmpty());
  }

  private Node buttons() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button copy =
        Buttons.text(messages, "plan-copy", "plan.copy_script", model.exits()::copyScript);
    copy.setGraphic(Icons.of("fth-copy"));
    Button save =
        Buttons.text(messages, "plan-save", "plan.save_script", model.exits()::saveScript);
    save.setGraphic(Icons.of("fth-download"));
    Button open =
        Buttons.text(
            messages,
            "plan-open",
            "plan.open_file",
            () -> {
              close.run();
              model.exits().openFile();
            });
    show(
        open,
        Bindings.createBooleanBinding(
            () -> model.phase() == PlanPhase.FAILED && model.exits().hasFile(),
            model.phaseProperty()));
    Button repair =
        Buttons.text(
            messages,
            "plan-repair",
            "plan.repair",
            () -> {
              close.run();
              model.exits().openRepair();
            });
    show(
        repair,
        Bindings.createBooleanBinding(
            () -> model.phase() == PlanPhase.FAILED && model.exits().needsRepair(),
            model.phaseProperty()));
    Button again = Buttons.text(messages, "plan-again", "plan.again", model::plan);
    again.getStyleClass().add("accent");
    show(
        again,
        Bindings.createBooleanBinding(() -> model.phase().canPlanAgain(), model.phaseProperty()));
    Button cancel = stopButton();
    show(cancel, in(PlanPhase.RUNNING));
    Button leave = Buttons.text(messages, "plan-close", "plan.close", close);
    leave.disableProperty().bind(in(PlanPhase.RUNNING));
    HBox box = new HBox(copy, save, gap, cancel, leave, open, repair, again, runButton());
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("plan-buttons");
    return box;
  }

  private Button stopButton() {
    ReadOnlyObjectProperty<Stop> stop = model.progress().stopProperty();
    Button button = Buttons.text(messages, "plan-cancel", "plan.stop", model::cancel);
    button.textProperty().unbind();
    button
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> messages.text(model.sentences().stopKey()),
                stop,
                messages.languageProperty()));
    button.disableProperty().bind(stop.isEqualTo(Stop.AT_ONCE));
    return button;
  }

  private Button runButton() {
    String word = model.request().command().word();
    Button run = Buttons.text(messages, "plan-run", "plan.run." + word, model::run);
    boolean down = word.equals("downgrade");
    boolean plain = model.guard().level() == GuardLevel.OPEN && !down;
    run.getStyleClass().add(plain ? "accent" : "danger");
    run.setTooltip(
        new Tooltip(CommandNodes.combination(KeyBinding.CONFIRM_FEATURE).getDisplayText()));
    run.disableProperty().bind(Bindings.not(model.runnable()));
    show(run, in(PlanPhase.READY));
    return run;
  }

  private BooleanBinding in(PlanPhase... phases) {
    Set<PlanPhase> wanted = Set.copyOf(List.of(phases));
    return Bindings.createBooleanBinding(
        () -> wanted.contains(model.phaseProperty().get()), model.phaseProperty());
  }

  private static void show(Node node, BooleanBinding when) {
    node.visibleProperty().bind(when);
    node.managedProperty().bind(when);
  }
}
