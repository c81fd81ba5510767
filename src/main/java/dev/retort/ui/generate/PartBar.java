package dev.retort.ui.generate;

import dev.retort.revision.Direction;
import dev.retort.sql.DialectId;
import dev.retort.ui.support.Messages;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** A choice among the whole file and each direction, and of the dialect. */
final class PartBar extends HBox {
  private final Messages messages;
  private final ObjectProperty<SqlPart> part;
  private final ComboBox<DialectId> dialect = new ComboBox<>();
  private final ToggleGroup group = new ToggleGroup();

  PartBar(Messages messages, ObservableList<DialectId> dialects, ObjectProperty<SqlPart> part) {
    this.messages = messages;
    this.part = part;
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("sql-bar");
    dialect.setId("generate-dialect");
    dialect.getStyleClass().add("small");
    dialect.setConverter(new Titles());
    dialect.accessibleTextProperty().bind(messages.bind("revision.dialect"));
    dialects.addListener((ListChangeListener<DialectId>) change -> fill(dialects));
    fill(dialects);
    dialect.valueProperty().addListener((o, old, now) -> choose(part.get().direction()));
    dialect
        .visibleProperty()
        .bind(Bindings.createBooleanBinding(() -> part.get().direction() != null, part));
    HBox pills =
        new HBox(
            pill("generate-file-part", "revision.part.file", null, "left-pill"),
            pill("generate-up", "revision.part.upgrade", Direction.UPGRADE, "center-pill"),
            pill("generate-down", "revision.part.downgrade", Direction.DOWNGRADE, "right-pill"));
    getChildren().addAll(pills, dialect);
  }

  private void fill(ObservableList<DialectId> dialects) {
    DialectId before = dialect.getValue();
    dialect.getItems().setAll(dialects);
    boolean kept = before != null && dialects.contains(before);
    dialect.setValue(kept ? before : dialects.isEmpty() ? null : dialects.get(0));
  }

  private ToggleButton pill(String id, String key, @Nullable Direction way, String shape) {
    ToggleButton button = new ToggleButton();
    button.setId(id);
    button.textProperty().bind(messages.bind(key));
    button.setToggleGroup(group);
    button.getStyleClass().addAll("small", shape);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setSelected(part.get().direction() == way);
    button.setOnAction(
        e -> {
          button.setSelected(true);
          choose(way);
        });
    return button;
  }

  private void choose(@Nullable Direction way) {
    DialectId whose = dialect.getValue();
    part.set(way == null || whose == null ? SqlPart.FILE : new SqlPart(way, whose));
  }

  private static final class Titles extends StringConverter<DialectId> {
    @Override
    public String toString(@Nullable DialectId dialect) {
      return dialect == null ? "" : dialect.title();
    }

    @Override
    public DialectId fromString(String title) {
      throw new UnsupportedOperationException("a dialect is picked, not typed");
    }
  }
}
