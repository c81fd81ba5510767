package dev.retort.service;

import dev.retort.config.GuardCheckName;
import org.jspecify.annotations.Nullable;

/**
 * What came of one check before a run.
 *
 * @param name which
 * @param outcome how it ended
 * @param detail what was found, in sentences; where it ends with a command to type, without a full
 *     stop
 * @param remedy what to do about a failure, or null
 * @param waiver who went on without it and why, or null
 */
public record GuardCheck(
    GuardCheckName name,
    Outcome outcome,
    String detail,
    @Nullable String remedy,
    @Nullable String waiver) {
  /** How a check ends. */
  public enum Outcome {
    PASS,
    FAIL,
    /** It failed, and a person went on with a reason. */
    WAIVED,
    /** It is made when the run begins. */
    PENDING
  }

  /** One that lets the run go on. */
  public static GuardCheck pass(GuardCheckName name, String detail) {
    return new GuardCheck(name, Outcome.PASS, detail, null, null);
  }

  /** One that stands in the way. */
  public static GuardCheck fail(GuardCheckName name, String detail, @Nullable String remedy) {
    return new GuardCheck(name, Outcome.FAIL, detail, remedy, null);
  }

  /** One that is made when the run begins. */
  public static GuardCheck pending(GuardCheckName name, String detail) {
    return new GuardCheck(name, Outcome.PENDING, detail, null, null);
  }

  /** Whether it is about something that is kept before the run. */
  public boolean isCopy() {
    return name == GuardCheckName.BACKUP || name == GuardCheckName.LOST_ROWS;
  }

  /** The same result of another check. */
  public GuardCheck named(GuardCheckName other) {
    return new GuardCheck(other, outcome, detail, remedy, waiver);
  }

  /** One line for the journal. */
  public String note() {
    return name.id()
        + ": "
        + outcome.name().toLowerCase(java.util.Locale.ROOT)
        + " - "
        + detail
        + (waiver == null ? "" : " (waived by " + waiver + ")");
  }
}
