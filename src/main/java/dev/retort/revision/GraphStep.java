package dev.retort.revision;

import java.util.List;

/**
 * One step of a plan.
 *
 * @param revision what is run; for a stamp the target, or the row that goes when stamping to base
 * @param direction which way
 * @param stamp whether only the version table changes
 * @param change what the version table gets
 * @param headsAfter the rows of the version table afterwards, sorted
 */
public record GraphStep(
    Revision revision,
    Direction direction,
    boolean stamp,
    VersionChange change,
    List<String> headsAfter) {
  public GraphStep {
    headsAfter = List.copyOf(headsAfter);
  }
}
