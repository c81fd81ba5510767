package dev.retort.ui.plan;

import dev.retort.service.GuardCheck;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.Messages;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What was kept before a run: where it is, how to restore it, and a button that takes that along. */
final class CopyList extends VBox {
  private final ObservableList<GuardCheck> copies;
  private final Messages messages;
  private final Consumer<String> clipboard;

  CopyList(ObservableList<GuardCheck> copies, Messages messages, Consumer<String> clipboard) {
    this.copies = copies;
    this.messages = messages;
    this.clipboard = clipboard;
    setId("plan-copies");
    getStyleClass().add("plan-copies");
    copies.addListener((ListChangeListener<GuardCheck>) change -> show());
    messages.languageProperty().addListener((o, old, now) -> show());
    show();
  }

  private void show() {
    getChildren().setAll(copies.stream().map(this::row).toList());
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
