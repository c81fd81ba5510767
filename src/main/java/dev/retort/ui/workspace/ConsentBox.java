package dev.retort.ui.workspace;

import dev.retort.ui.support.Icons;
import dev.retort.ui.support.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * Asks for the {@link Consent} that an environment wants before it is changed; has nothing in it
 * where the environment is open.
 */
public final class ConsentBox extends HBox {
  /** The ids of what is in it begin with {@code id}. */
  public ConsentBox(Consent consent, Messages messages, String id) {
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("consent");
    switch (consent.level()) {
      case OPEN -> {
        setVisible(false);
        setManaged(false);
      }
      case CONFIRM -> {
        CheckBox agreed = new CheckBox();
        agreed.setId(id + "-agreed");
        agreed.textProperty().bind(messages.bind("plan.agree", consent.name()));
        agreed.selectedProperty().bindBidirectional(consent.readProperty());
        getChildren().add(agreed);
      }
      case PROTECTED -> {
        Label ask = new Label("", Icons.of("fth-lock", "danger"));
        ask.textProperty().bind(messages.bind("plan.type_name", consent.name()));
        TextField name = new TextField();
        name.setId(id + "-name");
        name.textProperty().bindBidirectional(consent.typedProperty());
        name.accessibleTextProperty().bind(ask.textProperty());
        HBox.setHgrow(ask, Priority.SOMETIMES);
        name.setMinWidth(120);
        getChildren().addAll(ask, name);
      }
    }
  }
}
