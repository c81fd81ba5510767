package dev.retort.ui.generate;

import dev.retort.ui.support.Icons;
import dev.retort.ui.support.Messages;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A change: tick, kind as icon and word, what it does, what it loses. */
final class ChangeCell extends ListCell<ChangeRow> {
  private final GenerateViewModel model;
  private final Messages messages;
  private final CheckBox tick = new CheckBox();
  private final Label kind = new Label();
  private final Label text = new Label();
  private final Label loss = new Label("", Icons.of("fth-alert-triangle", "danger"));
  private final HBox box;
  private @Nullable ChangeRow shown;

  ChangeCell(GenerateViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    kind.setMinWidth(Region.USE_PREF_SIZE);
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    loss.getStyleClass().addAll("text-small", "danger");
    loss.setWrapText(true);
    loss.setMinHeight(Region.USE_PREF_SIZE);
    tick.setFocusTraversable(false);
    tick.setOnAction(e -> toggle(tick.isSelected()));
    VBox words = new VBox(text, loss);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    box = new HBox(tick, kind, words);
    box.setAlignment(Pos.TOP_LEFT);
    box.getStyleClass().add("change-row");
    setPrefWidth(0);
  }

  private void toggle(boolean wanted) {
    ChangeRow row = shown;
    if (row != null) {
      model.tick(row, wanted);
    }
  }

  @Override
  protected void updateItem(@Nullable ChangeRow row, boolean empty) {
    super.updateItem(row, empty);
    ChangeRow before = shown;
    if (before != null) {
      tick.selectedProperty().unbindBidirectional(before.tickedProperty());
    }
    shown = empty ? null : row;
    if (shown == null) {
      setGraphic(null);
      return;
    }
    tick.selectedProperty().bindBidirectional(shown.tickedProperty());
    String word =
        messages.text("generate.kind." + shown.category().name().toLowerCase(Locale.ROOT));
    kind.setGraphic(icon(shown));
    text.setText(shown.text());
    String lost = shown.loss();
    loss.setText(lost == null ? "" : messages.text("generate.loses", lost));
    loss.setVisible(lost != null);
    loss.setManaged(lost != null);
    setAccessibleText(word + ": " + shown.text());
    setGraphic(box);
  }

  private static FontIcon icon(ChangeRow row) {
    return switch (row.category()) {
      case ADDED -> Icons.of("fth-plus-circle", "success");
      case CHANGED -> Icons.of("fth-edit-2", "accent");
      case REMOVED -> Icons.of("fth-minus-circle", "danger");
    };
  }
}
