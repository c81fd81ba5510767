package dev.retort.ui.shell;

import dev.retort.ui.support.Command;
import dev.retort.ui.support.Commands;
import dev.retort.ui.support.Messages;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** All commands with their keys, to be found by typing, on a card over the window. */
final class PaletteLayer extends StackPane {
  private final PaletteViewModel model;
  private final TextField field = new TextField();
  private final ListView<Command> list;
  private @Nullable Node focusBefore;

  PaletteLayer(Messages messages, Commands commands) {
    this.model = new PaletteViewModel(messages, commands);
    this.list = new ListView<>(model.found());
    setId("palette");
    getStyleClass().add("dialog-layer");
    setAlignment(Pos.TOP_CENTER);
    field.setId("palette-field");
    field.promptTextProperty().bind(messages.bind("palette.prompt"));
    field.accessibleTextProperty().bind(messages.bind("palette.prompt"));
    field.textProperty().bindBidirectional(model.wordsProperty());
    field.textProperty().addListener((o, old, now) -> list.getSelectionModel().selectFirst());
    list.setId("palette-list");
    list.getStyleClass().addAll("edge-to-edge", "dense");
    list.setCellFactory(view -> new PaletteCell(messages));
    list.setFocusTraversable(false);
    list.setOnMouseClicked(e -> runSelected());
    Label nothing = new Label();
    nothing.textProperty().bind(messages.bind("palette.nothing"));
    nothing.getStyleClass().add("text-muted");
    list.setPlaceholder(nothing);
    VBox card = new VBox(field, list);
    card.getStyleClass().addAll("palette-card", "elevated-4");
    card.setMaxSize(620, Region.USE_PREF_SIZE);
    getChildren().add(card);
    addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    setOnMousePressed(
        e -> {
          if (e.getTarget() == this) {
            close();
          }
        });
    setVisible(false);
  }

  /** Shows all commands and takes the focus. */
  void open() {
    if (!isVisible() && getScene() != null) {
      focusBefore = getScene().getFocusOwner();
    }
    model.open();
    setVisible(true);
    list.getSelectionModel().selectFirst();
    list.scrollTo(0);
    field.requestFocus();
  }

  private void close() {
    setVisible(false);
    if (focusBefore != null) {
      focusBefore.requestFocus();
      focusBefore = null;
    }
  }

  private void runSelected() {
    Command command = list.getSelectionModel().getSelectedItem();
    if (command != null && command.executable().get()) {
      close();
      command.run();
    }
  }

  private void onKey(KeyEvent event) {
    switch (event.getCode()) {
      case ESCAPE -> close();
      case ENTER -> runSelected();
      case DOWN -> move(1);
      case UP -> move(-1);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(int by) {
    int size = list.getItems().size();
    if (size > 0) {
      int next = Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, size);
      list.getSelectionModel().select(next);
      list.scrollTo(Math.max(0, next - 4));
    }
  }
}
