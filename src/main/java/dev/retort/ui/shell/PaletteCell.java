package dev.retort.ui.shell;

import dev.retort.ui.support.Command;
import dev.retort.ui.support.CommandNodes;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.KeyBinding;
import dev.retort.ui.support.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A command with its icon, what it does, and its key. */
final class PaletteCell extends ListCell<Command> {
  private static final double ICON = 24;

  private final Messages messages;
  private final Label icon = new Label();
  private final Label text = new Label();
  private final Label tip = new Label();
  private final Label key = new Label();
  private final HBox box;

  PaletteCell(Messages messages) {
    this.messages = messages;
    icon.setMinWidth(ICON);
    text.setMinWidth(Region.USE_PREF_SIZE);
    tip.getStyleClass().addAll("text-muted", "text-small");
    tip.setMinWidth(0);
    tip.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(tip, Priority.ALWAYS);
    key.getStyleClass().addAll("text-muted", "text-small");
    key.setMinWidth(Region.USE_PREF_SIZE);
    box = new HBox(icon, text, tip, key);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("palette-row");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable Command command, boolean empty) {
    super.updateItem(command, empty);
    if (empty || command == null) {
      setGraphic(null);
      return;
    }
    String literal = command.icon();
    icon.setGraphic(literal == null ? null : Icons.of(literal));
    text.setText(messages.text(command.textKey()));
    tip.setText(messages.text(command.tipKey()));
    KeyBinding binding = command.key();
    key.setText(binding == null ? "" : CommandNodes.combination(binding).getDisplayText());
    box.setDisable(!command.executable().get());
    setAccessibleText(text.getText() + " " + key.getText());
    setGraphic(box);
  }
}
