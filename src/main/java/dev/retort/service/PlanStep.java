package dev.retort.service;

import dev.retort.revision.CheckQuery;
import dev.retort.revision.Direction;
import dev.retort.revision.GraphStep;
import dev.retort.revision.Revision;
import dev.retort.sql.SqlStatement;
import java.util.List;

/**
 * One revision, one way.
 *
 * @param graphStep what the graph says: revision, direction, rows of the version table
 * @param checks questions whose answer must be true before the statements run
 * @param statements the section's statements; empty for a stamp and for a merge without sections
 * @param transactional whether the section may run inside a transaction
 */
public record PlanStep(
    GraphStep graphStep,
    List<CheckQuery> checks,
    List<SqlStatement> statements,
    boolean transactional) {
  public PlanStep {
    checks = List.copyOf(checks);
    statements = List.copyOf(statements);
  }

  /** What is run. */
  public Revision revision() {
    return graphStep.revision();
  }

  /** Which way. */
  public Direction direction() {
    return graphStep.direction();
  }
}
