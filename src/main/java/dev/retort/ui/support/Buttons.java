package dev.retort.ui.support;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/** Makes the buttons that say in words what they do; {@link Icons} makes those with icons alone. */
public final class Buttons {
  private Buttons() {}

  /** A button that is never narrower than its text. */
  public static Button text(Messages messages, String id, String key, Runnable action) {
    Button button = new Button();
    button.setId(id);
    button.textProperty().bind(messages.bind(key));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }

  /** Puts the focus on the button in {@code node} that leads on, else on its first one. */
  public static void focus(Node node) {
    Node leading = node.lookup(".button.accent");
    Node first = leading == null ? node.lookup(".button") : leading;
    if (first != null) {
      first.requestFocus();
    }
  }
}
