package dev.retort.ui.generate;

import dev.retort.revision.Direction;
import dev.retort.sql.DialectId;
import dev.retort.ui.support.Messages;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;

/** A choice among the whole file and each direction of each dialect. */
final class PartBar extends FlowPane {
  private final Messages messages;
  private final ObservableList<DialectId> dialects;
  private final ObjectProperty<SqlPart> part;

  PartBar(Messages messages, ObservableList<DialectId> dialects, ObjectProperty<SqlPart> part) {
    this.messages = messages;
    this.dialects = dialects;
    this.part = part;
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().addAll("sql-bar", "part-bar");
    dialects.addListener((ListChangeListener<DialectId>) change -> fill());
    messages.languageProperty().addListener((o, old, now) -> fill());
    fill();
  }

  private void fill() {
    ToggleGroup group = new ToggleGroup();
    getChildren().clear();
    add(group, "generate.part.file", "", SqlPart.FILE);
    for (DialectId dialect : dialects) {
      add(group, "generate.part.upgrade", dialect.title(), new SqlPart(Direction.UPGRADE, dialect));
      add(
          group,
          "generate.part.downgrade",
          dialect.title(),
          new SqlPart(Direction.DOWNGRADE, dialect));
    }
  }

  private void add(ToggleGroup group, String key, String dialect, SqlPart value) {
    ToggleButton button = new ToggleButton(messages.text(key, dialect));
    button.setToggleGroup(group);
    button.getStyleClass().add("small");
    button.setSelected(part.get().equals(value));
    button.setOnAction(
        e -> {
          part.set(value);
          button.setSelected(true);
        });
    getChildren().add(button);
  }
}
