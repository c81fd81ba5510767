package dev.retort.ui.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * Colours of the theme for what is drawn by hand: each name is a style property {@code
 * -retort-draw-NAME} of the class {@code theme-colours}. A node without size that has to be in the
 * scene.
 */
final class ThemeColours extends Region {
  private final StyleablePropertyFactory<ThemeColours> factory =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());
  private final Map<String, StyleableProperty<Color>> colours = new LinkedHashMap<>();

  ThemeColours(List<String> names, Runnable onChange) {
    getStyleClass().add("theme-colours");
    setManaged(false);
    setMouseTransparent(true);
    for (String name : names) {
      StyleableProperty<Color> property =
          factory.createStyleableColorProperty(
              this, name, "-retort-draw-" + name, node -> node.colours.get(name), Color.GRAY);
      colours.put(name, property);
      ((javafx.beans.value.ObservableValue<?>) property)
          .addListener((o, old, now) -> onChange.run());
    }
  }

  /** The colour of that name in the theme now. */
  Color colour(String name) {
    StyleableProperty<Color> property = colours.get(name);
    return property == null ? Color.GRAY : property.getValue();
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return factory == null ? Region.getClassCssMetaData() : factory.getCssMetaData();
  }
}
