package dev.retort.service;

import dev.retort.config.TransactionMode;
import dev.retort.sql.DialectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ordered steps with their SQL: what is shown is what runs.
 *
 * @param request what was asked for
 * @param dialect whose sections were taken
 * @param transaction how the steps are bound together
 * @param server product and version of the server that was asked where it stands; null where none
 *     was: the request names the start, or there is no database yet
 * @param from rows of the version table at the start, sorted
 * @param headsAfter rows of the version table at the end, sorted
 * @param steps what to do, in order; empty when there is nothing to do
 * @param digest SHA-256 in hex over request, server, start, order and SQL; two plans with one
 *     digest do the same
 */
public record MigrationPlan(
    PlanRequest request,
    DialectId dialect,
    TransactionMode transaction,
    @Nullable String server,
    List<String> from,
    List<String> headsAfter,
    List<PlanStep> steps,
    String digest) {
  public MigrationPlan {
    from = List.copyOf(from);
    headsAfter = List.copyOf(headsAfter);
    steps = List.copyOf(steps);
  }

  /** Whether nothing is to be done. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /** Statements in all steps, without checks and without those of the version table. */
  public int statementCount() {
    return steps.stream().mapToInt(s -> s.statements().size()).sum();
  }
}
