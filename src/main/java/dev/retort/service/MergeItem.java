package dev.retort.service;

import java.util.Set;

/**
 * Something that has to be decided in a merge.
 *
 * @param conflict what meets
 * @param choices the decisions that are possible; only {@link MergeDecision#BOTH} where both orders
 *     build the same
 */
public record MergeItem(Conflict conflict, Set<MergeDecision> choices) {
  public MergeItem {
    choices = Set.copyOf(choices);
  }

  /** Whether there is nothing to choose and no row is touched, so that nobody needs to look. */
  public boolean isSettled() {
    return choices.equals(Set.of(MergeDecision.BOTH)) && !conflict.kind().startsWith("data");
  }

  /** The one of these decisions that is possible here. */
  public MergeDecision nearest(MergeDecision wanted) {
    return choices.contains(wanted) ? wanted : MergeDecision.BOTH;
  }
}
