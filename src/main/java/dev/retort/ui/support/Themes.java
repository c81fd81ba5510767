package dev.retort.ui.support;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.Objects;
import javafx.application.Application;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/** Dresses scenes in the chosen theme and follows it. Used on the UI thread. */
public final class Themes {
  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);

  /** The theme, to be set or followed. */
  public ObjectProperty<Theme> themeProperty() {
    return theme;
  }

  /** Gives a scene its style sheets and keeps it in the chosen theme. */
  public void dress(Scene scene) {
    URL base = Objects.requireNonNull(Themes.class.getResource("/dev/retort/ui/css/base.css"));
    scene.getStylesheets().setAll(base.toExternalForm(), Fonts.pick().styleSheet());
    apply(scene, theme.get());
    theme.subscribe(chosen -> apply(scene, chosen));
  }

  private static void apply(Scene scene, Theme chosen) {
    atlantafx.base.theme.Theme sheet = chosen == Theme.DARK ? new PrimerDark() : new PrimerLight();
    Application.setUserAgentStylesheet(sheet.getUserAgentStylesheet());
    scene.getRoot().pseudoClassStateChanged(DARK, chosen == Theme.DARK);
  }
}
