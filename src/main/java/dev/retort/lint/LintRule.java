package dev.retort.lint;

import dev.retort.revision.Direction;
import dev.retort.sql.DialectId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Something that a revision should not do, why, and what to do instead.
 *
 * @param id its stable name
 * @param title what it looks for, in a few words
 * @param severity how much its findings count unless an environment says otherwise
 * @param dialects the databases that it knows
 * @param versions the server versions for which it holds, or empty for all
 * @param reason why, as the end of a sentence that begins with what was found
 * @param advice the safe alternative
 * @param links the databases' own words on it
 * @param directions the sections that it looks at
 * @param fixable whether it may offer a rewrite
 * @param existingTables whether it is silent about tables that the same run has made
 * @param lock whether it is about waiting, so that a small table makes it mere advice
 * @param check how it looks
 */
public record LintRule(
    String id,
    String title,
    Severity severity,
    Set<DialectId> dialects,
    String versions,
    String reason,
    String advice,
    List<String> links,
    Set<Direction> directions,
    boolean fixable,
    boolean existingTables,
    boolean lock,
    Check check) {
  public LintRule {
    dialects = EnumSet.copyOf(dialects);
    links = List.copyOf(links);
    directions = EnumSet.copyOf(directions);
  }

  /** How a rule looks; called for each statement in order, then once for the revision. */
  public interface Check {
    /** Looks at a statement; the tables are as they are before it. */
    default void statement(StatementView statement, Report report) {}

    /** Looks at the revision as a whole. */
    default void revision(RevisionView revision, Report report) {}
  }
}
