package dev.retort.ui.repair;

import dev.retort.ui.control.WrappingCell;
import dev.retort.ui.support.Icons;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A statement with its state, in icon and word, and how that is known. */
final class RepairLineCell extends WrappingCell<RepairLine> {
  private final Label icon;
  private final Label text;
  private final Label more;
  private final Tooltip tooltip = new Tooltip();

  RepairLineCell() {
    this(new Label(), new Label(), new Label());
  }

  private RepairLineCell(Label icon, Label text, Label more) {
    super(icon, text, more);
    this.icon = icon;
    this.text = text;
    this.more = more;
    text.getStyleClass().add("code");
    more.setWrapText(true);
    more.getStyleClass().addAll("text-muted", "text-small");
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(640);
  }

  @Override
  protected void updateItem(@Nullable RepairLine item, boolean empty) {
    super.updateItem(item, empty);
    show(!empty && item != null);
    if (empty || item == null) {
      setTooltip(null);
      return;
    }
    icon.setGraphic(Icons.of(item.icon(), item.tone()));
    text.setText(item.text());
    more.setText(item.more());
    tooltip.setText(item.whole() + "\n\n" + item.more());
    setTooltip(tooltip);
    setAccessibleText(item.more() + " " + item.text());
  }
}
