package dev.retort.service;

import dev.retort.sql.DialectId;
import java.nio.file.Path;
import java.util.List;

/**
 * Something that two branches do to one thing.
 *
 * @param kind in what way they meet, for example {@code added_differently} or {@code
 *     data_and_schema}
 * @param object what it is about, for example {@code column users.name}
 * @param sentence what happens, for people
 * @param left the statements of the first branch that mention it
 * @param right the statements of the second
 */
public record Conflict(
    String kind, String object, String sentence, List<Place> left, List<Place> right) {
  public Conflict {
    left = List.copyOf(left);
    right = List.copyOf(right);
  }

  /** The same, of one database alone. */
  public Conflict on(DialectId dialect) {
    return new Conflict(kind, object, "On " + dialect.title() + ": " + sentence, left, right);
  }

  /**
   * A statement and where it stands.
   *
   * @param revision whose it is
   * @param line 1-based
   */
  public record Place(String revision, Path file, int line, String text) {}
}
