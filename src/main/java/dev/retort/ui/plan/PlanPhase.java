package dev.retort.ui.plan;

/** Where the person is with a plan. */
enum PlanPhase {
  /** The plan is being made. */
  PLANNING,
  /** It could not be made. */
  UNPLANNED,
  /** It has no steps: the database is there already. */
  NOTHING,
  /** It is shown and waits for a word. */
  READY,
  RUNNING,
  DONE,
  FAILED,
  CANCELLED,
  /** Files or database changed after it was made; nothing was run. */
  STALE;

  /** Whether a new plan is the next thing to ask for. */
  boolean canPlanAgain() {
    return switch (this) {
      case UNPLANNED, FAILED, CANCELLED, STALE -> true;
      case PLANNING, NOTHING, READY, RUNNING, DONE -> false;
    };
  }
}
