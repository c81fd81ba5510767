package dev.retort.service.recover;

import dev.retort.history.UnfinishedRevision;
import dev.retort.service.PlanStep;
import java.util.List;

/**
 * The step that stopped.
 *
 * @param unfinished what the history tells
 * @param rows of the version table, which the step has not changed yet
 * @param step as it was run
 * @param fileChanged whether the revision's file is gone or says something else now
 */
record StoppedStep(
    UnfinishedRevision unfinished, List<String> rows, PlanStep step, boolean fileChanged) {
  StoppedStep {
    rows = List.copyOf(rows);
  }
}
