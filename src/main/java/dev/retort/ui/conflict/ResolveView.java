package dev.retort.ui.conflict;

import dev.retort.ui.control.EmptyState;
import dev.retort.ui.support.Buttons;
import dev.retort.ui.support.CommandNodes;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.KeyBinding;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.UiContext;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Left and right what each branch did, in the middle the result. */
final class ResolveView extends BorderPane {
  private final ResolveViewModel model;
  private final UiContext context;
  private final Messages messages;
  private final Runnable save;
  private final Runnable close;
  private final BranchPane left;
  private final BranchPane right;
  private final ResultPane result;
  private final Label counter = new Label();
  private final Node work;

  /**
   * A view of one comparison.
   *
   * @param decideWith begins again, with another head on the right
   */
  ResolveView(
      UiContext context,
      ResolveViewModel model,
      Runnable save,
      Runnable close,
      Consumer<String> decideWith) {
    this.model = model;
    this.context = context;
    this.messages = context.messages();
    this.save = save;
    this.close =
        () -> {
          model.cancel();
          close.run();
        };
    setId("resolve-view");
    getStyleClass().add("resolve-view");
    left =
        new BranchPane(
            context, "left", "resolve.left", model.headText(model.heads().get(0)), model.left());
    right =
        new BranchPane(
            context, "right", "resolve.right", model.headText(model.heads().get(1)), model.right());
    result = new ResultPane(context, model);
    SplitPane panes = new SplitPane(left, result, right);
    panes.setDividerPositions(0.29, 0.71);
    BorderPane pane = new BorderPane(panes);
    pane.setTop(bar());
    pane.setBottom(footer());
    work = pane;
    if (!model.others().isEmpty()) {
      setTop(new OtherHeads(model, messages, decideWith));
    }
    model.phaseProperty().addListener((o, old, now) -> show());
    model.decisions().selectedProperty().addListener((o, old, now) -> select(now.intValue()));
    model.decisions().lines().addListener((ListChangeListener<MeetingLine>) change -> count());
    messages.languageProperty().addListener((o, old, now) -> show());
    addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    show();
  }

  private Node bar() {
    Button previous =
        Icons.button(
            "fth-chevron-up", messages.bind("resolve.previous"), () -> model.decisions().step(-1));
    previous.setId("resolve-previous");
    Button next =
        Icons.button(
            "fth-chevron-down", messages.bind("resolve.next"), () -> model.decisions().step(1));
    next.setId("resolve-next");
    counter.setId("resolve-counter");
    counter.getStyleClass().add("text-bold");
    counter.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox bar =
        new HBox(
            counter,
            previous,
            next,
            taker(Decision.LEFT),
            taker(Decision.RIGHT),
            taker(Decision.BOTH),
            taker(Decision.OWN),
            gap,
            sketch());
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("resolve-bar");
    return bar;
  }

  private Node sketch() {
    return new MergeSketch(
        model.heads().get(0), model.heads().get(1), messages.text("resolve.coming"));
  }

  private Button taker(Decision decision) {
    String id = decision.name().toLowerCase(Locale.ROOT);
    Button button = new Button("", Icons.of(decision.icon()));
    button.setId("resolve-take-" + id);
    button.getStyleClass().add("small");
    button.textProperty().bind(messages.bind("resolve.take." + id));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> !model.allows(decision),
                model.decisions().selectedProperty(),
                model.decisions().lines(),
                model.phaseProperty()));
    button.setOnAction(
        e -> {
          model.take(decision);
          if (decision == Decision.OWN) {
            result.edit();
          }
        });
    return button;
  }

  private Node footer() {
    Label label = new Label();
    label.textProperty().bind(messages.bind("generate.message"));
    label.setMinWidth(Region.USE_PREF_SIZE);
    TextField message = new TextField();
    message.setId("resolve-message");
    message.textProperty().bindBidirectional(model.messageProperty());
    HBox.setHgrow(message, Priority.ALWAYS);
    Button leave = Buttons.text(messages, "resolve-close", "plan.cancel", close);
    Button prove = Buttons.text(messages, "resolve-prove", "resolve.prove", model::prove);
    prove.setGraphic(Icons.of("fth-play"));
    prove.disableProperty().bind(model.provable().not());
    Button write = Buttons.text(messages, "resolve-save", "resolve.save", save);
    write.getStyleClass().add("accent");
    write.disableProperty().bind(model.savable().not());
    HBox buttons = new HBox(label, message, leave, prove, write);
    buttons.setAlignment(Pos.CENTER_LEFT);
    buttons.getStyleClass().add("plan-buttons");
    VBox footer = new VBox(new ProofList(model), buttons);
    footer.getStyleClass().add("plan-footer");
    return footer;
  }

  private void show() {
    setCenter(
        switch (model.phaseProperty().get()) {
          case COMPARING -> waiting("resolve.comparing");
          case PROVING -> waiting("resolve.proving");
          case BLOCKED -> {
            Button rebase = new Button(messages.text("resolve.rebase", model.heads().get(1)));
            rebase.setId("resolve-rebase");
            rebase.getStyleClass().add("accent");
            rebase.setOnAction(e -> rebase());
            yield new EmptyState(
                    "fth-alert-triangle",
                    messages.text("resolve.blocked.title"),
                    messages.text("resolve.blocked.text"),
                    List.of(Buttons.text(messages, "resolve-close", "plan.close", close), rebase))
                .withItem("", model.obstacleProperty().get());
          }
          case FAILED ->
              EmptyState.failed(
                  context, "resolve", model.failureProperty().get(), close, model::load);
          case DECIDING -> work;
        });
    count();
    if (getCenter() == work) {
      select(model.decisions().selectedProperty().get());
      result.requestFocus();
    }
  }

  private void rebase() {
    close.run();
    model.rebase();
  }

  private void count() {
    counter.setText(
        messages.text(
            "resolve.counter", model.decisions().open(), model.decisions().lines().size()));
    counter.setGraphic(
        model.decisions().open() == 0
            ? Icons.of("fth-check-circle", "success")
            : Icons.of("fth-alert-triangle", "warning"));
  }

  private void select(int index) {
    if (index >= 0 && index < model.decisions().lines().size()) {
      String object = model.decisions().lines().get(index).object();
      left.show(object);
      right.show(object);
    }
  }

  private Node waiting(String key) {
    VBox box =
        new VBox(
            new ProgressIndicator(),
            new Label(messages.text(key)),
            Buttons.text(messages, "resolve-stop", "plan.cancel", model::cancel));
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("generate-wait");
    return box;
  }

  private void onKey(KeyEvent event) {
    if (CommandNodes.combination(KeyBinding.NEXT_CONFLICT).match(event)) {
      model.decisions().step(1);
    } else if (CommandNodes.combination(KeyBinding.PREVIOUS_CONFLICT).match(event)) {
      model.decisions().step(-1);
    } else if (CommandNodes.combination(KeyBinding.TAKE_LEFT).match(event)) {
      model.take(Decision.LEFT);
    } else if (CommandNodes.combination(KeyBinding.TAKE_RIGHT).match(event)) {
      model.take(Decision.RIGHT);
    } else if (CommandNodes.combination(KeyBinding.CONFIRM_FEATURE).match(event)) {
      confirm();
    } else {
      return;
    }
    event.consume();
  }

  /** Proves what is not proven, else writes the merge. */
  private void confirm() {
    if (model.savable().get()) {
      save.run();
    } else {
      model.prove();
    }
  }
}
