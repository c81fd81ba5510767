package dev.retort.ui.revision;

import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.revision.Section;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which part of a revision file is looked at. */
enum SqlChoice {
  UPGRADE(Direction.UPGRADE),
  DOWNGRADE(Direction.DOWNGRADE),
  /** All of it, to be edited. */
  FILE(null);

  private final @Nullable Direction direction;

  SqlChoice(@Nullable Direction direction) {
    this.direction = direction;
  }

  /** The dialects that have a section of this direction; all of them where one names none. */
  List<DialectId> dialects(Revision revision) {
    List<DialectId> found = new ArrayList<>();
    if (direction != null) {
      for (DialectId dialect : DialectId.values()) {
        if (revision.section(direction, dialect).filter(s -> says(s, dialect)).isPresent()) {
          found.add(dialect);
        }
      }
    }
    return found;
  }

  /** A section without names serves all; one with names counts for those it names. */
  private static boolean says(Section section, DialectId dialect) {
    return section.dialects().isEmpty() || section.dialects().contains(dialect);
  }

  /** The section's body without blank lines around it; empty when there is none. */
  Optional<String> body(Revision revision, DialectId dialect) {
    return section(revision, dialect).map(s -> s.body().strip());
  }

  /** The section; empty when there is none, and for the whole file. */
  Optional<Section> section(Revision revision, DialectId dialect) {
    return direction == null ? Optional.empty() : revision.section(direction, dialect);
  }

  static List<SqlChoice> all() {
    return Arrays.asList(values());
  }
}
