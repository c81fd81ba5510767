package dev.retort.ui.shell;

import dev.retort.ui.support.Icons;
import dev.retort.ui.support.Question;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Short words in passing, at the lower right; lets the mouse through. */
final class NotificationLayer extends VBox {
  private static final Duration SHOWN = Duration.seconds(4);

  NotificationLayer() {
    setId("notifications");
    getStyleClass().add("notifications");
    setAlignment(Pos.BOTTOM_RIGHT);
    setPickOnBounds(false);
    setMouseTransparent(true);
  }

  void show(Question.Tone tone, String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMaxWidth(420);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().addAll("notification-text", "elevated-2");
    label.setGraphic(
        switch (tone) {
          case PLAIN -> Icons.of("fth-check", "success");
          case WARNING -> Icons.of("fth-alert-triangle", "warning");
          case ERROR -> Icons.of("fth-x-octagon", "danger");
        });
    getChildren().add(label);
    PauseTransition pause = new PauseTransition(SHOWN);
    pause.setOnFinished(e -> getChildren().remove(label));
    pause.play();
  }
}
