package dev.retort.ui.plan;

/** What a plan's view asks of the window. */
interface PlanActions {
  /** Closes the view. */
  void close();

  /** Makes the plan anew. */
  void again();

  /** Opens the file at the statement that failed. */
  void openFailed();
}
