package dev.retort.ui.report;

import java.util.Locale;

/**
 * One thing that was found.
 *
 * @param icon its icon's literal
 * @param tone {@code success}, {@code warning}, {@code danger}, {@code accent} or {@code muted}
 * @param title what it is, in a line
 * @param subtitle more about it; may be empty
 * @param left the text of the first pane; may be empty
 * @param right the text of the second pane; may be empty
 */
record ReportRow(
    String icon, String tone, String title, String subtitle, String left, String right) {
  /** Whether a search for {@code words} finds it. */
  boolean matches(String words) {
    String all = (title + " " + subtitle + " " + left + " " + right).toLowerCase(Locale.ROOT);
    for (String word : words.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
      if (!all.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
