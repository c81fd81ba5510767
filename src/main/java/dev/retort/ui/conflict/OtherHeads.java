package dev.retort.ui.conflict;

import dev.retort.ui.support.Icons;
import dev.retort.ui.support.Messages;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;

/** Says that there are more than two heads, and which one the left one is decided with. */
final class OtherHeads extends HBox {
  OtherHeads(ResolveViewModel model, Messages messages, Consumer<String> decideWith) {
    setId("resolve-others");
    getStyleClass().add("resolve-bar");
    setAlignment(Pos.CENTER_LEFT);
    Label said = new Label("", Icons.of("fth-info", "accent"));
    said.textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    messages.text(
                        "resolve.others", model.others().size() + 2, model.heads().get(0)),
                messages.languageProperty()));
    said.setMaxWidth(Double.MAX_VALUE);
    said.setMinHeight(USE_PREF_SIZE);
    said.setWrapText(true);
    HBox.setHgrow(said, Priority.ALWAYS);
    ComboBox<String> right = new ComboBox<>();
    right.setId("resolve-right");
    right.setConverter(new HeadText(model));
    right.getItems().add(model.heads().get(1));
    right.getItems().addAll(model.others());
    right.setValue(model.heads().get(1));
    right.setMinWidth(USE_PREF_SIZE);
    right.valueProperty().addListener((o, old, now) -> decideWith.accept(now));
    getChildren().setAll(said, right);
  }

  /** A head as the panes name it. */
  private static final class HeadText extends StringConverter<String> {
    private final ResolveViewModel model;

    HeadText(ResolveViewModel model) {
      this.model = model;
    }

    @Override
    public String toString(String head) {
      return head == null ? "" : model.headText(head);
    }

    @Override
    public String fromString(String text) {
      throw new UnsupportedOperationException("heads are chosen, not typed");
    }
  }
}
