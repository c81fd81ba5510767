package dev.retort.error;

/** Where a long call tells how far it is; called on the thread that does the work. */
@FunctionalInterface
public interface Progress {
  /** Ignores everything. */
  Progress NONE = (done, total, what) -> {};

  /**
   * Tells how far the work is.
   *
   * @param done units done
   * @param total units in all, or 0 when unknown
   * @param what what is being done now, in a short phrase
   */
  void report(long done, long total, String what);
}
