package dev.retort.ui.repair;

import dev.retort.service.Interruption;
import dev.retort.ui.support.Messages;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The ways out, each with what it means, and what the chosen one still asks for. */
final class WayChooser extends VBox {
  /** As far as the words of a radio button stand from its circle's left edge. */
  private static final double INDENT = 23;

  private final RepairViewModel model;
  private final Messages messages;

  WayChooser(RepairViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("repair-ways");
    model.choice().interruptionProperty().addListener((o, old, now) -> fill());
    messages.languageProperty().addListener((o, old, now) -> fill());
    fill();
  }

  private void fill() {
    getChildren().clear();
    Interruption found = model.choice().interruptionProperty().get();
    if (found == null) {
      return;
    }
    ToggleGroup group = new ToggleGroup();
    for (RepairWay way : model.choice().ways()) {
      getChildren().add(option(way, found, group));
    }
    getChildren().add(reason());
  }

  private Node option(RepairWay way, Interruption found, ToggleGroup group) {
    int next = found.done() + 1;
    boolean rest = way != RepairWay.RESUME || found.done() < found.statements().size();
    String word = rest ? way.id() : "finish";
    RadioButton button = new RadioButton(messages.text("repair.way." + word, next));
    button.setId("repair-" + way.id());
    button.getStyleClass().add("text-bold");
    button.setWrapText(true);
    button.setMinHeight(Region.USE_PREF_SIZE);
    button.setToggleGroup(group);
    button.setSelected(model.choice().wayProperty().get() == way);
    button
        .selectedProperty()
        .addListener(
            (o, old, now) -> {
              if (now) {
                model.choice().wayProperty().set(way);
              }
            });
    model
        .choice()
        .wayProperty()
        .addListener(
            (o, old, now) -> {
              if (button.isSelected() != (now == way)) {
                button.setSelected(now == way);
              }
            });
    Label meaning = new Label(messages.text("repair.means." + word, next));
    meaning.setWrapText(true);
    meaning.setMinHeight(Region.USE_PREF_SIZE);
    meaning.getStyleClass().addAll("text-muted", "text-small");
    VBox.setMargin(meaning, new Insets(0, 0, 0, INDENT));
    return new VBox(button, meaning);
  }

  private Node reason() {
    TextField field = new TextField();
    field.setId("repair-reason");
    field.textProperty().bindBidirectional(model.choice().reasonProperty());
    field.promptTextProperty().bind(messages.bind("repair.reason"));
    field.accessibleTextProperty().bind(messages.bind("repair.reason"));
    field
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> {
                  RepairWay way = model.choice().wayProperty().get();
                  return way != null && way.needsReason();
                },
                model.choice().wayProperty()));
    field.managedProperty().bind(field.visibleProperty());
    VBox.setMargin(field, new Insets(0, 0, 0, INDENT));
    return field;
  }
}
