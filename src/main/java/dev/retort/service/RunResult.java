package dev.retort.service;

import java.time.Duration;
import java.util.List;

/**
 * What a run did.
 *
 * @param plan what was run
 * @param headsAfter rows of the version table now, sorted
 * @param statements how many statements ran
 * @param time from the first to the last
 */
public record RunResult(
    MigrationPlan plan, List<String> headsAfter, int statements, Duration time) {
  public RunResult {
    headsAfter = List.copyOf(headsAfter);
  }
}
