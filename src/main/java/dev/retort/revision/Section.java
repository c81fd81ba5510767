package dev.retort.revision;

import dev.retort.sql.DialectId;
import dev.retort.sql.StatementSplitter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One {@code @upgrade} or {@code @downgrade} part of a revision file.
 *
 * @param direction which way it goes
 * @param dialects whom it serves; empty for all
 * @param line 1-based line of its directive in the file
 * @param body everything between that line and the next section, line ends as LF, otherwise as it
 *     stands in the file
 * @param transactional false after {@code @transaction off}
 * @param irreversible why this way is closed, or null
 * @param allowances lint findings that are accepted here
 */
public record Section(
    Direction direction,
    List<DialectId> dialects,
    int line,
    String body,
    boolean transactional,
    @Nullable String irreversible,
    List<Allowance> allowances) {
  public Section {
    dialects = List.copyOf(dialects);
    allowances = List.copyOf(allowances);
  }

  /** Whether a plan for {@code dialect} may use this section when none is more specific. */
  public boolean serves(DialectId dialect) {
    return dialects.isEmpty() || dialect.lookupOrder().stream().anyMatch(dialects::contains);
  }

  /**
   * The statements and checks of the body; lines are the file's.
   *
   * @throws dev.retort.sql.SqlSyntaxException if the body cannot be split
   */
  public SectionContent read(StatementSplitter splitter, DialectId dialect) {
    return SectionReader.read(this, splitter, dialect);
  }
}
