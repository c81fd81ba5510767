package dev.retort.ui.report;

import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was found.
 *
 * @param icon its icon's literal
 * @param tone {@code success}, {@code warning}, {@code danger}, {@code accent} or {@code muted}
 * @param title what it is, in a line
 * @param subtitle more about it; may be empty
 * @param note what there is to read about it; may be empty
 * @param left the SQL of the first pane; may be empty
 * @param right the SQL of the second pane; may be empty
 * @param place where it stands in a tree; null in a list
 */
record ReportRow(
    String icon,
    String tone,
    String title,
    String subtitle,
    String note,
    String left,
    String right,
    @Nullable Place place) {
  /** Of a list, with nothing to read but SQL. */
  ReportRow(String icon, String tone, String title, String subtitle, String left, String right) {
    this(icon, tone, title, subtitle, "", left, right, null);
  }

  /** Of a list, with something to read above the SQL. */
  static ReportRow withNote(
      String icon, String tone, String title, String subtitle, String note, String sql) {
    return new ReportRow(icon, tone, title, subtitle, note, sql, "", null);
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

  /** The same, with a warning that is read first. */
  ReportRow warned(String warning) {
    return withNote("fth-alert-triangle", "danger", title, subtitle, warning + "\n\n" + note, left);
  }

  /** How the object should be; empty in a list. */
  String expected() {
    return place == null ? "" : place.expected();
  }

  /** How the object is; empty in a list. */
  String live() {
    return place == null ? "" : place.live();
  }

  /** The first pane's text to take along: what is to be read stands as a comment above the SQL. */
  String noteAndLeft() {
    if (note.isEmpty() || left.isEmpty()) {
      return note + left;
    }
    String comment = note.lines().map(l -> ("-- " + l).strip()).collect(Collectors.joining("\n"));
    return comment + "\n\n" + left;
  }

  /** Whether a search for {@code words} finds it. */
  boolean matches(String words) {
    String all =
        String.join(" ", title, subtitle, note, left, right, expected(), live())
            .toLowerCase(Locale.ROOT);
    for (String word : words.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
      if (!all.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
