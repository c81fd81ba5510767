package dev.retort.config;

/**
 * What must be shown before something runs.
 *
 * @param level how strict the environment is
 */
public record GuardSettings(GuardLevel level) {
  /** Nothing is asked. */
  public static final GuardSettings OPEN = new GuardSettings(GuardLevel.OPEN);
}
