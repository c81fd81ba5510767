package dev.retort.ui.control;

import dev.retort.ui.support.Icons;
import dev.retort.ui.support.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.fxmisc.richtext.CodeArea;

/** Searches a text area; hidden until it is opened. */
final class FindBar extends HBox {
  private final CodeArea area;
  private final Messages messages;
  private final TextField field = new TextField();
  private final Label count = new Label();
  private List<Integer> hits = List.of();
  private int at = -1;

  FindBar(CodeArea area, Messages messages) {
    this.area = area;
    this.messages = messages;
    getStyleClass().add("find-bar");
    setAlignment(Pos.CENTER_LEFT);
    field.setId("find-field");
    field.promptTextProperty().bind(messages.bind("editor.find"));
    HBox.setHgrow(field, Priority.ALWAYS);
    count.getStyleClass().add("text-muted");
    count.setMinWidth(72);
    Button previous = button("fth-chevron-up", "editor.find_previous", () -> step(-1));
    Button next = button("fth-chevron-down", "editor.find_next", () -> step(1));
    getChildren()
        .addAll(field, count, previous, next, button("fth-x", "editor.find_close", this::close));
    field.textProperty().addListener((o, old, now) -> refresh());
    field.setOnAction(e -> step(1));
    setVisible(false);
    setManaged(false);
  }

  private Button button(String icon, String key, Runnable action) {
    return Icons.button(icon, messages.bind(key), action, "small");
  }

  void open() {
    setVisible(true);
    setManaged(true);
    String chosen = area.getSelectedText();
    if (!chosen.isEmpty() && chosen.indexOf('\n') < 0) {
      field.setText(chosen);
    }
    field.requestFocus();
    field.selectAll();
    refresh();
  }

  void close() {
    setVisible(false);
    setManaged(false);
    area.requestFocus();
  }

  void refresh() {
    hits = find(area.getText(), field.getText());
    at = -1;
    if (isVisible()) {
      showCount();
    }
  }

  private static List<Integer> find(String text, String wanted) {
    List<Integer> found = new ArrayList<>();
    if (wanted.isEmpty()) {
      return found;
    }
    String low = text.toLowerCase(Locale.ROOT);
    String lowWanted = wanted.toLowerCase(Locale.ROOT);
    for (int i = low.indexOf(lowWanted);
        i >= 0;
        i = low.indexOf(lowWanted, i + lowWanted.length())) {
      found.add(i);
    }
    return found;
  }

  void step(int direction) {
    if (!hits.isEmpty()) {
      at = at < 0 && direction < 0 ? hits.size() - 1 : Math.floorMod(at + direction, hits.size());
      int start = hits.get(at);
      area.selectRange(start, Math.min(area.getLength(), start + field.getText().length()));
      area.requestFollowCaret();
    }
    showCount();
  }

  private void showCount() {
    boolean asked = !field.getText().isEmpty();
    count.setText(asked ? messages.text("editor.find_count", at + 1, hits.size()) : "");
  }
}
