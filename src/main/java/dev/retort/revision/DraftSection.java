package dev.retort.revision;

import dev.retort.sql.DialectId;
import java.util.List;

/**
 * A section to be written.
 *
 * @param direction which way it goes
 * @param dialects whom it serves; empty for all
 * @param body the text below the section's line: statements, comments and directives
 */
public record DraftSection(Direction direction, List<DialectId> dialects, String body) {
  public DraftSection {
    dialects = List.copyOf(dialects);
  }
}
