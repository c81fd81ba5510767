package dev.retort.ui.graph;

import dev.retort.ui.support.Icons;
import dev.retort.ui.support.Messages;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * The search above the graph: Enter and Shift+Enter step through what was found, Escape empties it.
 */
final class SearchBar extends HBox {
  private final TextField field = new TextField();

  SearchBar(GraphViewModel model, Messages messages, Runnable leave) {
    getStyleClass().add("graph-bar");
    setAlignment(Pos.CENTER_LEFT);
    field.setId("graph-search");
    field.promptTextProperty().bind(messages.bind("graph.search"));
    field.textProperty().bindBidirectional(model.search().textProperty());
    HBox.setHgrow(field, Priority.ALWAYS);
    field.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            model.search().step(event.isShiftDown() ? -1 : 1);
            event.consume();
          } else if (event.getCode() == KeyCode.ESCAPE) {
            field.clear();
            leave.run();
            event.consume();
          } else if (event.getCode() == KeyCode.DOWN) {
            leave.run();
            event.consume();
          }
        });
    Button previous =
        button("fth-chevron-up", "graph.search_previous", messages, () -> model.search().step(-1));
    Button next =
        button("fth-chevron-down", "graph.search_next", messages, () -> model.search().step(1));
    for (Button button : List.of(previous, next)) {
      button.visibleProperty().bind(field.textProperty().isNotEmpty());
      button.managedProperty().bind(button.visibleProperty());
    }
    Label count = new Label();
    count.setId("graph-search-count");
    count.getStyleClass().add("text-muted");
    count.textProperty().bind(model.search().count(messages));
    getChildren().addAll(Icons.of("fth-search", "muted"), field, count, previous, next);
  }

  private static Button button(String icon, String key, Messages messages, Runnable action) {
    return Icons.button(icon, messages.bind(key), action, "small");
  }

  /** Takes the focus and what was typed elsewhere. */
  void begin(String typed) {
    field.requestFocus();
    if (!typed.isEmpty()) {
      field.setText(typed);
      field.end();
    } else {
      field.selectAll();
    }
  }
}
