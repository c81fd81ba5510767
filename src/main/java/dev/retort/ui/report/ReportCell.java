package dev.retort.ui.report;

import dev.retort.ui.control.WrappingCell;
import dev.retort.ui.support.Icons;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** A row: an icon, a title, and what there is to say about it. */
final class ReportCell extends WrappingCell<ReportRow> {
  private final Label icon;
  private final Label title;
  private final Label subtitle;

  ReportCell() {
    this(new Label(), new Label(), new Label());
  }

  private ReportCell(Label icon, Label title, Label subtitle) {
    super(icon, title, subtitle);
    this.icon = icon;
    this.title = title;
    this.subtitle = subtitle;
    title.setWrapText(true);
    subtitle.setWrapText(true);
    subtitle.getStyleClass().addAll("text-muted", "text-small");
  }

  @Override
  protected void updateItem(@Nullable ReportRow row, boolean empty) {
    super.updateItem(row, empty);
    show(!empty && row != null);
    if (empty || row == null) {
      return;
    }
    icon.setGraphic(Icons.of(row.icon(), row.tone()));
    title.setText(row.title());
    subtitle.setText(row.subtitle());
    subtitle.setVisible(!row.subtitle().isEmpty());
    subtitle.setManaged(!row.subtitle().isEmpty());
    setAccessibleText(row.title() + ". " + row.subtitle());
  }
}
