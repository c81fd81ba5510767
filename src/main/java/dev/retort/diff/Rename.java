package dev.retort.diff;

import java.util.Optional;

/**
 * A person's word that one object became another.
 *
 * @param table the table of a column, or empty for a table
 * @param from the old name
 * @param to the new name
 */
public record Rename(String table, String from, String to) {
  /** Reads {@code old:new} or {@code table.old:new}; empty if it is neither. */
  public static Optional<Rename> parse(String argument) {
    int colon = argument.indexOf(':');
    if (colon <= 0 || colon == argument.length() - 1) {
      return Optional.empty();
    }
    String left = argument.substring(0, colon).strip();
    String to = argument.substring(colon + 1).strip();
    int dot = left.indexOf('.');
    String table = dot < 0 ? "" : left.substring(0, dot);
    String from = dot < 0 ? left : left.substring(dot + 1);
    if (dot >= 0 && to.startsWith(table + ".")) {
      to = to.substring(table.length() + 1);
    }
    return from.isEmpty() || to.isEmpty() || (dot == 0)
        ? Optional.empty()
        : Optional.of(new Rename(table, from, to));
  }

  /** Whether a table was renamed. */
  public boolean isTable() {
    return table.isEmpty();
  }
}
