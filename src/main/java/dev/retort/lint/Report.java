package dev.retort.lint;

import dev.retort.lint.statement.ObjectName;
import dev.retort.lint.statement.Token;
import org.jspecify.annotations.Nullable;

/** Where a rule says what it found. */
public interface Report {
  /** What is found in a statement; more is said of it by the returned value. */
  Entry at(StatementView statement, String subject);

  /** What is found in the revision as a whole, or in one of its sections. */
  Entry at(@Nullable SectionView section, int line, String subject);

  /** A finding that is being described. */
  interface Entry {
    /** The table that it is about; of a new one a rule about existing tables says nothing. */
    Entry about(ObjectName table);

    /** The token that it is about. */
    Entry on(Token token);

    /** The rewrite that mends it. */
    Entry fix(String title, TextEdit... edits);

    /** Says a reason of its own. */
    Entry because(String reason);

    /** Says what to do instead, where that is not what the rule says. */
    Entry instead(String advice);

    /** Counts for less than the rule does by default. */
    Entry as(Severity severity);
  }
}
