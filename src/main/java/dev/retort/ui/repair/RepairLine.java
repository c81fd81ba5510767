package dev.retort.ui.repair;

/**
 * A line of what is shown: a statement with its state, or a note about a plan.
 *
 * @param icon its icon's literal
 * @param tone {@code success}, {@code warning}, {@code danger} or {@code muted}
 * @param text on one line
 * @param more below it; may be empty
 * @param whole the text in full
 */
record RepairLine(String icon, String tone, String text, String more, String whole) {
  /** A note that needs no more words. */
  static RepairLine note(String icon, String tone, String text) {
    return new RepairLine(icon, tone, text, "", text);
  }
}
