package dev.retort.service.review;

import dev.retort.lint.Finding;
import dev.retort.service.GuardReport;
import dev.retort.service.MigrationPlan;
import dev.retort.service.Rehearsal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a reviewer of a plan wants to know.
 *
 * @param environment its name
 * @param database its address without credentials
 * @param when the page was made
 * @param findings of the linter, for the plan's revisions
 * @param guards the environment's checks
 * @param rehearsal how the plan went on a copy, or null where it could not be rehearsed
 * @param noRehearsal why not, or null
 */
public record Review(
    String environment,
    String database,
    Instant when,
    MigrationPlan plan,
    List<Finding> findings,
    GuardReport guards,
    @Nullable Rehearsal rehearsal,
    @Nullable String noRehearsal) {
  public Review {
    findings = List.copyOf(findings);
  }
}
