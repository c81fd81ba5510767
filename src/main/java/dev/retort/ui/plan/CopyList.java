package dev.retort.ui.plan;

import dev.retort.service.GuardCheck;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.Messages;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.NumberBinding;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * What was kept before a run: where it is, how to restore it, and a button that takes that along.
 */
final class CopyList extends ScrollPane {
  private static final double MOST_HEIGHT = 130;

  /** What the style leaves free above the rows. */
  private static final double ABOVE = 14;

  private final ObservableList<GuardCheck> copies;
  private final Messages messages;
  private final Consumer<String> clipboard;
  private final VBox rows = new VBox();

  CopyList(ObservableList<GuardCheck> copies, Messages messages, Consumer<String> clipboard) {
    this.copies = copies;
    this.messages = messages;
    this.clipboard = clipboard;
    setId("plan-copies");
    getStyleClass().addAll("edge-to-edge", "plan-copies");
    rows.getStyleClass().add("plan-check-rows");
    setContent(rows);
    setFitToWidth(true);
    NumberBinding height = Bindings.min(MOST_HEIGHT, rows.heightProperty().add(ABOVE));
    minHeightProperty().bind(height);
    prefHeightProperty().bind(height);
    copies.addListener((ListChangeListener<GuardCheck>) change -> show());
    messages.languageProperty().addListener((o, old, now) -> show());
    show();
  }

  private void show() {
    rows.getChildren().setAll(copies.stream().map(this::row).toList());
  }

  private Node row(GuardCheck copy) {
    Label name = new Label(messages.text("report.guards." + copy.name().id()));
    PlanCheck.State state = new PlanCheck(copy.name(), copy, "").state();
    name.setGraphic(Icons.of(state.icon(), state.tone()));
    name.getStyleClass().add("plan-check-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    Label detail = new Label(copy.detail());
    detail.setWrapText(true);
    detail.setMinHeight(Region.USE_PREF_SIZE);
    detail.getStyleClass().add("text-muted");
    HBox.setHgrow(detail, Priority.ALWAYS);
    detail.setMaxWidth(Double.MAX_VALUE);
    HBox row =
        new HBox(
            name,
            detail,
            Icons.button(
                "fth-copy",
                messages.bind("report.copy"),
                () -> clipboard.accept(copy.detail()),
                "small"));
    row.setAlignment(Pos.TOP_LEFT);
    row.getStyleClass().add("plan-check");
    return row;
  }
}
