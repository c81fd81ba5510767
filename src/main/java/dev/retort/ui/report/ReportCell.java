package dev.retort.ui.report;

import dev.retort.ui.support.Icons;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A row: an icon, a title, and what there is to say about it. */
final class ReportCell extends ListCell<ReportRow> {
  private static final double SCROLL_BAR = 16;

  private final Label icon = new Label();
  private final Label title = new Label();
  private final Label subtitle = new Label();
  private final HBox box;

  ReportCell() {
    icon.setMinWidth(Region.USE_PREF_SIZE);
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    subtitle.setWrapText(true);
    subtitle.setMinHeight(Region.USE_PREF_SIZE);
    subtitle.getStyleClass().addAll("text-muted", "text-small");
    VBox words = new VBox(title, subtitle);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    box = new HBox(icon, words);
    box.setAlignment(Pos.TOP_LEFT);
    box.getStyleClass().add("report-row");
    setPrefWidth(0);
  }

  /** As high as the words need in the list's width; a cell would measure them unwrapped. */
  @Override
  protected double computePrefHeight(double width) {
    ListView<ReportRow> list = getListView();
    if (getGraphic() == null || list == null || list.getWidth() <= 0) {
      return super.computePrefHeight(width);
    }
    double room = list.getWidth() - snappedLeftInset() - snappedRightInset() - SCROLL_BAR;
    return box.prefHeight(room) + snappedTopInset() + snappedBottomInset();
  }

  @Override
  protected void updateItem(@Nullable ReportRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      return;
    }
    icon.setGraphic(Icons.of(row.icon(), row.tone()));
    title.setText(row.title());
    subtitle.setText(row.subtitle());
    subtitle.setVisible(!row.subtitle().isEmpty());
    subtitle.setManaged(!row.subtitle().isEmpty());
    setAccessibleText(row.title() + ". " + row.subtitle());
    setGraphic(box);
  }
}
