package dev.retort.ui.control;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Measures texts and shortens those that are too wide; remembers what it measured last. */
final class TextFitter {
  private static final int REMEMBERED = 4000;
  private static final String ELLIPSIS = "…";

  private record Key(String text, Font font, int width) {}

  private final Text probe = new Text();
  private final Map<Key, String> fitted = newCache();
  private final Map<Key, Double> widths = newCache();

  private static <V> Map<Key, V> newCache() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<Key, V> eldest) {
        return size() > REMEMBERED;
      }
    };
  }

  double width(String text, Font font) {
    return widths.computeIfAbsent(new Key(text, font, 0), k -> measure(text, font));
  }

  private double measure(String text, Font font) {
    probe.setFont(font);
    probe.setText(text);
    return probe.getLayoutBounds().getWidth();
  }

  /** The text, or as much of its beginning as fits with an ellipsis; empty if not even that. */
  String fit(String text, Font font, double width) {
    return fitted.computeIfAbsent(
        new Key(text, font, (int) width), k -> shorten(text, font, width));
  }

  private String shorten(String text, Font font, double width) {
    if (measure(text, font) <= width) {
      return text;
    }
    int low = 0;
    int high = text.length();
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (measure(text.substring(0, middle) + ELLIPSIS, font) <= width) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low == 0 ? "" : text.substring(0, low) + ELLIPSIS;
  }
}
