package dev.retort.ui.generate;

import dev.retort.ui.control.SqlEditor;
import dev.retort.ui.support.Buttons;
import dev.retort.ui.support.CommandNodes;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.KeyBinding;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.UiContext;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A form above, the file that it makes below. */
final class DraftView extends BorderPane {
  private final Messages messages;
  private final GridPane form = new GridPane();

  DraftView(
      UiContext context,
      DraftPreview preview,
      ObservableBooleanValue savable,
      Runnable save,
      Runnable close) {
    this.messages = context.messages();
    getStyleClass().add("draft-view");
    form.getStyleClass().add("draft-form");
    SqlEditor editor = new SqlEditor(messages, context.tasks());
    preview.textProperty().addListener((o, old, now) -> editor.show(now, false));
    editor.show(preview.textProperty().get(), false);
    Label file = new Label("", Icons.of("fth-file", "muted"));
    file.setId("draft-file");
    file.getStyleClass().addAll("code", "text-muted");
    file.textProperty().bind(preview.fileProperty());
    HBox bar = new HBox(file);
    bar.getStyleClass().add("sql-bar");
    Label failure = new Label("", Icons.of("fth-alert-triangle", "danger"));
    failure.setId("draft-failure");
    failure.setWrapText(true);
    failure
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> {
                  RuntimeException cause = preview.failureProperty().get();
                  return cause == null ? "" : String.valueOf(cause.getMessage());
                },
                preview.failureProperty()));
    failure.visibleProperty().bind(preview.failureProperty().isNotNull());
    failure.managedProperty().bind(failure.visibleProperty());
    failure.getStyleClass().add("plan-failure");
    failure.setMaxWidth(Double.MAX_VALUE);
    setTop(new VBox(form, failure, bar));
    setCenter(editor);
    setBottom(buttons(savable, save, close));
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (CommandNodes.combination(KeyBinding.CONFIRM_FEATURE).match(event) && savable.get()) {
            event.consume();
            save.run();
          }
        });
  }

  /** Adds a line to the form. */
  DraftView with(String labelKey, Node field) {
    Label label = new Label();
    label.textProperty().bind(messages.bind(labelKey));
    label.setLabelFor(field);
    label.setMinWidth(Region.USE_PREF_SIZE);
    GridPane.setHgrow(field, Priority.ALWAYS);
    if (field instanceof VBox) {
      // Beside its first line.
      GridPane.setValignment(label, VPos.TOP);
      label.getStyleClass().add("label-of-lines");
    }
    form.addRow(form.getRowCount(), label, field);
    return this;
  }

  private Node buttons(ObservableBooleanValue savable, Runnable save, Runnable close) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Label hint = new Label();
    hint.textProperty().bind(messages.bind("generate.hint"));
    hint.getStyleClass().add("text-muted");
    Button cancel = Buttons.text(messages, "draft-close", "plan.cancel", close);
    Button ok = Buttons.text(messages, "draft-save", "generate.save", save);
    ok.getStyleClass().add("accent");
    ok.disableProperty().bind(Bindings.not(savable));
    HBox box = new HBox(hint, gap, cancel, ok);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().addAll("plan-buttons", "plan-footer");
    return box;
  }
}
