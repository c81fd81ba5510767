package dev.retort.ui.revision;

import dev.retort.sql.DialectId;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.Messages;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Above the SQL: which part of the file, which dialect, whether something is unsaved. */
final class SqlBar extends HBox {
  SqlBar(RevisionViewModel model, Messages messages, Runnable copy) {
    getStyleClass().add("sql-bar");
    setAlignment(Pos.CENTER_LEFT);
    HBox parts = parts(model, messages);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Label unsaved = new Label();
    unsaved.setId("unsaved-mark");
    unsaved.setGraphic(Icons.of("fth-edit-2", "warning"));
    unsaved.textProperty().bind(messages.bind("revision.unsaved_mark"));
    unsaved.visibleProperty().bind(model.dirtyProperty());
    unsaved.managedProperty().bind(unsaved.visibleProperty());
    unsaved.setMinWidth(Region.USE_PREF_SIZE);
    Button save = new Button();
    save.setId("revision-save");
    save.textProperty().bind(messages.bind("command.revision.save"));
    save.getStyleClass().addAll("accent", "small");
    save.setMinWidth(Region.USE_PREF_SIZE);
    save.setOnAction(e -> model.save());
    save.visibleProperty().bind(model.dirtyProperty());
    save.managedProperty().bind(save.visibleProperty());
    Button copyButton = Icons.button("fth-copy", messages.bind("revision.copy_sql"), copy, "small");
    getChildren().addAll(parts, dialects(model, messages), gap, unsaved, save, copyButton);
  }

  private static HBox parts(RevisionViewModel model, Messages messages) {
    ToggleGroup group = new ToggleGroup();
    HBox parts = new HBox();
    for (SqlChoice choice : SqlChoice.all()) {
      String id = choice.name().toLowerCase(Locale.ROOT);
      ToggleButton button = new ToggleButton();
      button.setId("sql-" + id);
      button.textProperty().bind(messages.bind("revision.part." + id));
      button.setToggleGroup(group);
      button.setMinWidth(Region.USE_PREF_SIZE);
      button
          .getStyleClass()
          .addAll(
              "small",
              switch (choice) {
                case UPGRADE -> "left-pill";
                case DOWNGRADE -> "center-pill";
                case FILE -> "right-pill";
              });
      button.setSelected(model.choiceProperty().get() == choice);
      button.setOnAction(
          e -> {
            model.choiceProperty().set(choice);
            button.setSelected(model.choiceProperty().get() == choice);
          });
      model.choiceProperty().addListener((o, old, now) -> button.setSelected(now == choice));
      parts.getChildren().add(button);
    }
    return parts;
  }

  private static ComboBox<DialectId> dialects(RevisionViewModel model, Messages messages) {
    ComboBox<DialectId> box = new ComboBox<>(model.dialects());
    box.setId("sql-dialect");
    box.getStyleClass().add("small");
    box.setMinWidth(Region.USE_PREF_SIZE);
    box.setConverter(new Titles());
    box.accessibleTextProperty().bind(messages.bind("revision.dialect"));
    box.setValue(model.dialectProperty().get());
    model.dialectProperty().addListener((o, old, now) -> box.setValue(now));
    box.valueProperty()
        .addListener(
            (o, old, now) -> {
              if (now != null) {
                model.dialectProperty().set(now);
              }
            });
    box.visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.choiceProperty().get() != SqlChoice.FILE && !model.dialects().isEmpty(),
                model.choiceProperty(),
                model.dialects()));
    box.managedProperty().bind(box.visibleProperty());
    return box;
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
