package dev.retort.ui.conflict;

import dev.retort.service.MergeItem;

/**
 * One thing that meets, and what is decided about it.
 *
 * @param item what meets, and what can be decided
 * @param decision what is decided
 */
record MeetingLine(MergeItem item, Decision decision) {
  static MeetingLine of(MergeItem item) {
    return new MeetingLine(item, item.isSettled() ? Decision.BOTH : Decision.OPEN);
  }

  String object() {
    return item.conflict().object();
  }

  String sentence() {
    return item.conflict().sentence();
  }

  boolean isOpen() {
    return decision == Decision.OPEN;
  }

  /** Whether it can be decided so. */
  boolean allows(Decision wanted) {
    return wanted == Decision.OWN || wanted.known().filter(item.choices()::contains).isPresent();
  }

  MeetingLine with(Decision newDecision) {
    return new MeetingLine(item, newDecision);
  }
}
