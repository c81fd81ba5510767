package dev.retort.ui.environment;

import dev.retort.config.GuardLevel;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.Messages;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** A band across the window while a guarded environment is chosen: colour, lock, name and word. */
public final class EnvironmentBand extends HBox {
  private final Messages messages;
  private final Workspace workspace;

  /** A band that follows the chosen environment. */
  public EnvironmentBand(Messages messages, Workspace workspace) {
    this.messages = messages;
    this.workspace = workspace;
    setId("environment-band");
    setAlignment(Pos.CENTER_LEFT);
    InvalidationListener changed = o -> show();
    workspace.selectedProperty().addListener(changed);
    workspace
        .selectedProperty()
        .flatMap(EnvironmentSession::environmentProperty)
        .addListener((o, old, now) -> show());
    messages.languageProperty().addListener(changed);
    show();
  }

  private void show() {
    GuardLevel level = workspace.selected().map(EnvironmentSession::guard).orElse(GuardLevel.OPEN);
    setVisible(level != GuardLevel.OPEN);
    setManaged(isVisible());
    if (level == GuardLevel.OPEN) {
      return;
    }
    String name = workspace.selected().map(EnvironmentSession::name).orElse("");
    String id = level.name().toLowerCase(Locale.ROOT);
    getStyleClass().setAll("environment-band", "guard-" + id);
    Label title = new Label(messages.text("environment.guard." + id), Icons.of("fth-lock"));
    title.getStyleClass().add("band-title");
    Label text = new Label(messages.text("environment.band." + id, name));
    getChildren().setAll(title, text);
  }
}
