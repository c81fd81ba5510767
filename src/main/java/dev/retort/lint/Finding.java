package dev.retort.lint;

import dev.retort.revision.Allowance;
import dev.retort.sql.DialectId;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a rule has to say about a revision.
 *
 * @param rule the rule's id
 * @param severity how much it counts
 * @param revision the revision's id
 * @param file its file
 * @param line 1-based line
 * @param column 1-based column
 * @param statement the statement on one line, or empty if it is about more than one
 * @param message what is wrong and why
 * @param advice the safe alternative
 * @param dialects for which it holds
 * @param fix the rewrite that Retort offers, or null
 * @param acceptedBy who wrote that it is fine, or null
 */
public record Finding(
    String rule,
    Severity severity,
    String revision,
    Path file,
    int line,
    int column,
    String statement,
    String message,
    String advice,
    List<DialectId> dialects,
    @Nullable QuickFix fix,
    @Nullable Allowance acceptedBy) {
  /** By place in the file, then by rule. */
  static final Comparator<Finding> BY_PLACE =
      Comparator.comparingInt(Finding::line)
          .thenComparingInt(Finding::column)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::message);

  public Finding {
    dialects = List.copyOf(dialects);
  }

  /** Whether someone accepted it. */
  public boolean isAccepted() {
    return acceptedBy != null;
  }

  /** Whether it counts at least this much and nobody accepted it. */
  public boolean remains(Severity least) {
    return !isAccepted() && severity.compareTo(least) <= 0;
  }

  Finding withDialects(List<DialectId> newDialects) {
    return new Finding(
        rule,
        severity,
        revision,
        file,
        line,
        column,
        statement,
        message,
        advice,
        newDialects,
        fix,
        acceptedBy);
  }
}
