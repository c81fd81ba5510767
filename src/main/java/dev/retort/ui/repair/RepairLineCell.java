package dev.retort.ui.repair;

import dev.retort.ui.support.Icons;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A statement with its state, in icon and word, and how that is known. */
final class RepairLineCell extends ListCell<RepairLine> {
  private final Label icon = new Label();
  private final Label text = new Label();
  private final Label more = new Label();
  private final Tooltip tooltip = new Tooltip();
  private final HBox box;

  RepairLineCell() {
    icon.setMinWidth(Region.USE_PREF_SIZE);
    text.getStyleClass().add("code");
    more.getStyleClass().addAll("text-muted", "text-small");
    VBox words = new VBox(text, more);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    box = new HBox(icon, words);
    box.setAlignment(Pos.TOP_LEFT);
    box.getStyleClass().add("report-row");
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(640);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable RepairLine item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setTooltip(null);
      return;
    }
    icon.setGraphic(Icons.of(item.icon(), item.tone()));
    text.setText(item.text());
    more.setText(item.more());
    tooltip.setText(item.whole() + "\n\n" + item.more());
    setTooltip(tooltip);
    setAccessibleText(item.more() + " " + item.text());
    setGraphic(box);
  }
}
