package dev.retort.service;

import dev.retort.sql.DialectId;
import java.util.List;

/**
 * One thing that a branch does to the schema.
 *
 * @param object what it is about, for example {@code column users.name}
 * @param description what happens to it, in a sentence
 * @param places the statements that do it
 */
public record BranchChange(String object, String description, List<Conflict.Place> places) {
  public BranchChange {
    places = List.copyOf(places);
  }

  /** The same, of one database alone. */
  public BranchChange on(DialectId dialect) {
    return new BranchChange(object, dialect.title() + ": " + description, places);
  }
}
