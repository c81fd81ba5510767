package dev.retort.service;

import dev.retort.config.GuardCheckName;
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

  /** The same where nobody was asked for the environment's name yet. */
  public GuardReport beforeTheName() {
    return new GuardReport(
        digest,
        level,
        checks.stream()
            .map(
                check ->
                    check.name() == GuardCheckName.NAME
                        ? GuardCheck.pending(
                            check.name(),
                            "The environment's name is asked for when the run begins.")
                        : check)
            .toList());
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
