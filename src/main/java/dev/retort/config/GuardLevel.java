package dev.retort.config;

/** How much stands between a person and the database. */
public enum GuardLevel {
  /** Runs. */
  OPEN,
  /** Shows the plan and asks. */
  CONFIRM,
  /** Every named check must pass, and the environment's name be typed. */
  PROTECTED
}
