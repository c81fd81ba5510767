package dev.retort.ui.support;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes the icons of the window; their colour and size come from the style sheet. */
public final class Icons {
  private Icons() {}

  /** An icon by its literal, for example {@code fth-refresh-cw}. */
  public static FontIcon of(String literal, String... styleClasses) {
    FontIcon icon = new FontIcon(literal);
    icon.getStyleClass().addAll(styleClasses);
    return icon;
  }

  /** A line with an icon before it, as high as its text needs. */
  public static Label line(String text, String literal, String... styleClasses) {
    Label label = new Label(text, of(literal, styleClasses));
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** A flat button that shows only an icon; its name is spoken and is its tooltip. */
  public static Button button(
      String literal, ObservableValue<String> name, Runnable action, String... styleClasses) {
    Button button = new Button("", of(literal));
    button.getStyleClass().addAll("button-icon", "flat");
    button.getStyleClass().addAll(styleClasses);
    button.accessibleTextProperty().bind(name);
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(name);
    button.setTooltip(tooltip);
    button.setOnAction(e -> action.run());
    return button;
  }
}
