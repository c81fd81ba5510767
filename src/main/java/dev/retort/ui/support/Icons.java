package dev.retort.ui.support;

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
}
