package dev.retort.ui.control;

/**
 * A line of SQL about which there is something to say.
 *
 * @param line counts from 1
 * @param tone how bad it is
 * @param note what there is to say
 */
public record LineMark(int line, Tone tone, String note) {
  /** How bad it is, the worst first. */
  public enum Tone {
    PROBLEM("problem-line"),
    WARNING("warning-line"),
    HINT("hint-line");

    private final String styleClass;

    Tone(String styleClass) {
      this.styleClass = styleClass;
    }
  }

  String styleClass() {
    return tone.styleClass;
  }

  /** Both on one line: the worse tone, all notes. */
  LineMark and(LineMark other) {
    return new LineMark(
        line,
        tone.compareTo(other.tone) <= 0 ? tone : other.tone,
        note + System.lineSeparator() + other.note);
  }
}
