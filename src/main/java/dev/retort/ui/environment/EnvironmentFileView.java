package dev.retort.ui.environment;

import dev.retort.config.ConfigProblem;
import dev.retort.ui.control.LineMark;
import dev.retort.ui.control.SqlEditor;
import dev.retort.ui.support.Buttons;
import dev.retort.ui.support.CommandNodes;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.KeyBinding;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.UiContext;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** An environment file in an editor, its mistakes below. */
final class EnvironmentFileView extends BorderPane {
  private static final double MOST_PROBLEMS = 160;

  private final EnvironmentFileViewModel model;
  private final Messages messages;
  private final SqlEditor editor;
  private final VBox lines = new VBox();

  EnvironmentFileView(UiContext context, EnvironmentFileViewModel model, Runnable close) {
    this.model = model;
    this.messages = context.messages();
    this.editor = SqlEditor.ofYaml(messages, context.tasks());
    setId("environment-file");
    editor.show(model.textProperty().get(), true);
    editor.area().textProperty().addListener((o, old, now) -> model.textProperty().set(now));
    setCenter(editor);
    setBottom(new VBox(problems(), footer(close)));
    model.problems().addListener((ListChangeListener<ConfigProblem>) change -> show());
    messages.languageProperty().addListener((o, old, now) -> show());
    show();
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (CommandNodes.combination(KeyBinding.SAVE).match(event)
              || CommandNodes.combination(KeyBinding.CONFIRM_FEATURE).match(event)) {
            event.consume();
            model.save();
          }
        });
  }

  private ScrollPane problems() {
    lines.setId("environment-file-problems");
    lines.getStyleClass().add("environment-file-lines");
    ScrollPane scroll = new ScrollPane(lines);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(MOST_PROBLEMS);
    scroll.getStyleClass().add("environment-file-scroll");
    return scroll;
  }

  private void show() {
    editor.markLines(
        model.problems().stream()
            .filter(this::isHere)
            .map(
                p ->
                    new LineMark(
                        Math.max(1, p.position().line()), LineMark.Tone.PROBLEM, p.message()))
            .toList());
    lines.getChildren().clear();
    if (model.problems().isEmpty()) {
      lines
          .getChildren()
          .add(
              new Label(
                  messages.text("environment_file.fine"), Icons.of("fth-check-circle", "success")));
    }
    model.problems().forEach(p -> lines.getChildren().add(line(p)));
  }

  private Hyperlink line(ConfigProblem problem) {
    String file = String.valueOf(problem.position().file().getFileName());
    Hyperlink line =
        new Hyperlink(
            file + ":" + problem.position().line() + "  " + problem.message(),
            Icons.of("fth-alert-triangle", "danger"));
    line.setWrapText(true);
    line.setDisable(!isHere(problem));
    line.setOnAction(e -> editor.goToLine(problem.position().line()));
    return line;
  }

  private boolean isHere(ConfigProblem problem) {
    return problem.position().file().endsWith(model.file().getFileName());
  }

  private HBox footer(Runnable close) {
    Label hint = new Label();
    hint.textProperty().bind(messages.bind("environment_file.hint"));
    hint.getStyleClass().add("text-muted");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button cancel = Buttons.text(messages, "environment-file-close", "plan.close", close);
    Button save = Buttons.text(messages, "environment-file-save", "generate.save", model::save);
    save.getStyleClass().add("accent");
    save.disableProperty().bind(Bindings.not(model.dirty()));
    HBox box = new HBox(hint, gap, cancel, save);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().addAll("plan-buttons", "plan-footer");
    return box;
  }

  @Override
  public void requestFocus() {
    editor.area().requestFocus();
  }
}
