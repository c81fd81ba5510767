package dev.retort.service.recover;

import dev.retort.history.UnfinishedRevision;
import dev.retort.service.PlanStep;
import dev.retort.sql.SqlStatement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The step that stopped.
 *
 * @param unfinished what the history tells
 * @param rows of the version table, which the step has not changed yet
 * @param step as it was run
 * @param mended as the revision's file says it now, where that differs; null when it does not, or
 *     when the file is gone
 * @param fileChanged whether the revision's file is gone or says something else now
 */
record StoppedStep(
    UnfinishedRevision unfinished,
    List<String> rows,
    PlanStep step,
    @Nullable PlanStep mended,
    boolean fileChanged) {
  StoppedStep {
    rows = List.copyOf(rows);
  }

  /**
   * The step to go on with: the file as it is now, if it begins with the statements that are done,
   * so that a statement that failed can be mended; else what was run.
   */
  PlanStep toResume(int done) {
    PlanStep now = mended;
    boolean fits =
        now != null
            && now.statements().size() >= done
            && texts(now, done).equals(texts(step, done));
    return fits && now != null ? now : step;
  }

  private static List<String> texts(PlanStep step, int count) {
    return step.statements().subList(0, count).stream().map(SqlStatement::text).toList();
  }
}
