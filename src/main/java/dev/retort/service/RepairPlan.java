package dev.retort.service;

import dev.retort.service.Interruption.StatementState;
import dev.retort.sql.SqlStatement;
import java.util.List;

/**
 * What a repair would do.
 *
 * @param interruption what it repairs
 * @param choice what was chosen
 * @param statements what would be sent, in order; empty when only the version table changes
 * @param losses what is lost for good, each in a short phrase
 * @param remains statements that took effect, or may have, and that are not taken back, since they
 *     changed rows and not the structure
 * @param headsAfter rows of the version table afterwards, sorted
 */
public record RepairPlan(
    Interruption interruption,
    RepairChoice choice,
    List<SqlStatement> statements,
    List<String> losses,
    List<StatementState> remains,
    List<String> headsAfter) {
  public RepairPlan {
    statements = List.copyOf(statements);
    losses = List.copyOf(losses);
    remains = List.copyOf(remains);
    headsAfter = List.copyOf(headsAfter);
  }

  /**
   * Whether another plan found the same and does the same. In what words it tells how that was
   * found is nothing to run by: why a scratch database could not be made is never said twice alike.
   */
  public boolean isAs(RepairPlan other) {
    return choice.equals(other.choice)
        && statements.equals(other.statements)
        && losses.equals(other.losses)
        && remains.equals(other.remains)
        && headsAfter.equals(other.headsAfter)
        && interruption.withoutEvidence().equals(other.interruption.withoutEvidence());
  }
}
