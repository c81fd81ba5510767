package dev.retort.service;

import dev.retort.sql.SqlStatement;
import java.util.List;

/**
 * What a repair would do.
 *
 * @param interruption what it repairs
 * @param choice what was chosen
 * @param statements what would be sent, in order; empty when only the version table changes
 * @param losses what is lost for good, each in a short phrase
 * @param headsAfter rows of the version table afterwards, sorted
 */
public record RepairPlan(
    Interruption interruption,
    RepairChoice choice,
    List<SqlStatement> statements,
    List<String> losses,
    List<String> headsAfter) {
  public RepairPlan {
    statements = List.copyOf(statements);
    losses = List.copyOf(losses);
    headsAfter = List.copyOf(headsAfter);
  }
}
