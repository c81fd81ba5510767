package dev.retort.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The results of a configuration check, in the order in which they were made.
 *
 * @param checks one result each
 */
public record VerificationReport(List<Check> checks) {
  public VerificationReport {
    checks = List.copyOf(checks);
  }

  /** Whether nothing failed. */
  public boolean isOk() {
    return checks.stream().noneMatch(c -> c.outcome() == Outcome.FAIL);
  }

  /** How a check ended. */
  public enum Outcome {
    PASS,
    WARN,
    FAIL,
    /** Not made, because one before it failed. */
    SKIPPED
  }

  /**
   * One result.
   *
   * @param id stable name: file, model, revisions, connection, privileges, version_table, journal,
   *     and cache where nothing can be kept in it
   * @param outcome how it ended
   * @param detail what was found, in one sentence
   * @param remedy what to do, or null
   */
  public record Check(String id, Outcome outcome, String detail, @Nullable String remedy) {}
}
