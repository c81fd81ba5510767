package dev.retort.config;

/**
 * What must be shown before something runs, and how long it may take.
 *
 * @param level how strict the environment is
 * @param limits time limits of a run
 */
public record GuardSettings(GuardLevel level, TimeLimits limits) {
  /** Nothing is asked. */
  public static final GuardSettings OPEN = new GuardSettings(GuardLevel.OPEN, TimeLimits.DEFAULT);
}
