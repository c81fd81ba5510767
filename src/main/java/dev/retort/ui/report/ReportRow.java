package dev.retort.ui.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was found.
 *
 * @param icon its icon's literal
 * @param tone {@code success}, {@code warning}, {@code danger}, {@code accent} or {@code muted}
 * @param title what it is, in a line
 * @param subtitle more about it; may be empty
 * @param left the text of the first pane; may be empty
 * @param right the text of the second pane; may be empty
 * @param place where it stands in a tree; null in a list
 */
record ReportRow(
    String icon,
    String tone,
    String title,
    String subtitle,
    String left,
    String right,
    @Nullable Place place) {
  ReportRow(String icon, String tone, String title, String subtitle, String left, String right) {
    this(icon, tone, title, subtitle, left, right, null);
  }

  /**
   * The object that a row is about.
   *
   * @param kind what it is, for a heading
   * @param object its name
   * @param expected how it should be, or empty
   * @param live how it is, or empty
   */
  record Place(String kind, String object, String expected, String live) {}

  /** How the object should be; empty in a list. */
  String expected() {
    return place == null ? "" : place.expected();
  }

  /** How the object is; empty in a list. */
  String live() {
    return place == null ? "" : place.live();
  }

  /** Whether a search for {@code words} finds it. */
  boolean matches(String words) {
    String all =
        (title + " " + subtitle + " " + left + " " + right + " " + expected() + " " + live())
            .toLowerCase(Locale.ROOT);
    for (String word : words.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
      if (!all.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
