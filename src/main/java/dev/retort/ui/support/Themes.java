package dev.retort.ui.support;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/** Dresses scenes in the chosen theme and follows it. Used on the UI thread. */
public final class Themes {
  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

  /** The theme's own size of texts, in pixels. */
  private static final double USUAL = 14;

  private static final double STEP = 0.1;
  private static final double SMALLEST = 0.7;
  private static final double LARGEST = 2;

  private final DoubleProperty textSize = new SimpleDoubleProperty(this, "textSize", 1);
  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);

  /** The theme, to be set or followed. */
  public ObjectProperty<Theme> themeProperty() {
    return theme;
  }

  /** How many times larger than usual texts are, to be followed; set by {@link #resizeText}. */
  public ReadOnlyDoubleProperty textSizeProperty() {
    return textSize;
  }

  /** Sets the size of texts, within what can be read and still fits. */
  public void setTextSize(double factor) {
    double step = Math.round(factor / STEP) * STEP;
    textSize.set(Math.max(SMALLEST, Math.min(LARGEST, step)));
  }

  /** Makes texts larger or smaller by so many steps. */
  public void resizeText(int steps) {
    setTextSize(textSize.get() + steps * STEP);
  }

  /** Gives a scene its style sheets and keeps it in the chosen theme. */
  public void dress(Scene scene) {
    URL base = Objects.requireNonNull(Themes.class.getResource("/dev/retort/ui/css/base.css"));
    scene.getStylesheets().setAll(base.toExternalForm(), Fonts.pick().styleSheet());
    apply(scene, theme.get());
    textSize.subscribe(
        size ->
            scene
                .getRoot()
                .setStyle(
                    String.format(
                        Locale.ROOT, "-fx-font-size: %.1fpx;", size.doubleValue() * USUAL)));
    theme.subscribe(chosen -> apply(scene, chosen));
  }

  private static void apply(Scene scene, Theme chosen) {
    atlantafx.base.theme.Theme sheet = chosen == Theme.DARK ? new PrimerDark() : new PrimerLight();
    Application.setUserAgentStylesheet(sheet.getUserAgentStylesheet());
    scene.getRoot().pseudoClassStateChanged(DARK, chosen == Theme.DARK);
  }
}
