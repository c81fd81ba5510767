package dev.retort.ui.plan;

import java.util.Locale;

/**
 * Something about a plan that a person should know before it runs.
 *
 * @param kind what it is
 * @param subject the table, the column or the reason
 * @param step whose, from 0
 * @param statement which statement of the step, from 0; -1 for the step as a whole
 */
record PlanEffect(Kind kind, String subject, int step, int statement) {
  /** What a plan may do. */
  enum Kind {
    DROP_TABLE(true),
    DROP_COLUMN(true),
    DELETE_ROWS(true),
    /** The way back is closed, for the reason given. */
    NO_WAY_BACK(true),
    /** The table is copied into a new one that takes its place. */
    REBUILD(false),
    OUTSIDE_TRANSACTION(false);

    private final boolean grave;

    Kind(boolean grave) {
      this.grave = grave;
    }
  }

  /** Whether something is lost for good. */
  boolean isGrave() {
    return kind.grave;
  }

  /** The key of its sentence, whose argument is the subject. */
  String key() {
    return "plan.effect." + kind.name().toLowerCase(Locale.ROOT);
  }
}
