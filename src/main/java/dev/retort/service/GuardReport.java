package dev.retort.service;

import dev.retort.config.GuardLevel;
import java.util.List;

/**
 * What the checks say of one plan.
 *
 * @param digest of the plan, see {@link MigrationPlan#digest()}
 * @param level the environment's level
 * @param checks each that the environment asks, in order
 */
public record GuardReport(String digest, GuardLevel level, List<GuardCheck> checks) {
  public GuardReport {
    checks = List.copyOf(checks);
  }

  /** Whether nothing stands in the way of the run. */
  public boolean passes() {
    return failures().isEmpty();
  }

  /** The checks that stand in the way. */
  public List<GuardCheck> failures() {
    return checks.stream().filter(c -> c.outcome() == GuardCheck.Outcome.FAIL).toList();
  }
}
