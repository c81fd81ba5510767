package dev.retort.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The ordered steps from one schema to another, and the renames that nobody has decided.
 *
 * @param changes in an order in which each can be done after those before it
 * @param candidates undecided renames, most alike first; each stands for a drop and an add among
 *     the changes
 */
public record ChangeSet(List<Change> changes, List<RenameCandidate> candidates) {
  public ChangeSet {
    changes = List.copyOf(changes);
    candidates = List.copyOf(candidates);
  }

  /** Whether the schemas are equal. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** The steps back, in their order. */
  public List<Change> inverse() {
    List<Change> back = new ArrayList<>(changes.stream().map(Change::inverse).toList());
    Collections.reverse(back);
    return List.copyOf(back);
  }
}
