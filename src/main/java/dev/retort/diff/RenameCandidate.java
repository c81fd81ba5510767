package dev.retort.diff;

/**
 * A dropped and an added object that resemble each other so much that a person must say whether one
 * became the other.
 *
 * @param kind table or column
 * @param table the table of a column, as it is called after all decided renames; the new name for a
 *     table
 * @param from the name that is gone
 * @param to the name that is new
 * @param score 0 to 100, how much they resemble each other
 * @param evidence what they share, in a short phrase
 */
public record RenameCandidate(
    Kind kind, String table, String from, String to, int score, String evidence) {
  /** What was renamed. */
  public enum Kind {
    TABLE,
    COLUMN
  }

  /**
   * {@code old:new} for a table, {@code table.old:new} for a column: what {@code --rename} takes.
   */
  public String argument() {
    return kind == Kind.TABLE ? from + ":" + to : table + "." + from + ":" + to;
  }
}
