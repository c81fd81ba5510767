package dev.retort.ui.control;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A cell with an icon and lines of words, which wrap in the list's width. */
public abstract class WrappingCell<T> extends ListCell<T> {
  private static final double SCROLL_BAR = 16;

  private final HBox box;

  /** A cell with these below each other; each of them decides whether it wraps. */
  protected WrappingCell(Label icon, Label... lines) {
    icon.setMinWidth(Region.USE_PREF_SIZE);
    for (Label line : lines) {
      line.setMinHeight(Region.USE_PREF_SIZE);
    }
    VBox words = new VBox(lines);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    box = new HBox(icon, words);
    box.setAlignment(Pos.TOP_LEFT);
    box.getStyleClass().add("wrapping-row");
    setPrefWidth(0);
  }

  /** Shows the icon and the words, or nothing. */
  protected final void show(boolean filled) {
    setGraphic(filled ? box : null);
  }

  /** As high as the words need in the list's width; a cell would measure them unwrapped. */
  @Override
  protected double computePrefHeight(double width) {
    ListView<T> list = getListView();
    if (getGraphic() == null || list == null || list.getWidth() <= 0) {
      return super.computePrefHeight(width);
    }
    double room = list.getWidth() - snappedLeftInset() - snappedRightInset() - SCROLL_BAR;
    return box.prefHeight(room) + snappedTopInset() + snappedBottomInset();
  }
}
