package dev.retort.config;

import java.time.Duration;

/**
 * How long a run waits, and for what.
 *
 * @param lock the longest wait of a statement for a lock of the database
 * @param statement the longest time of a statement; zero for no limit
 * @param retries how often a statement that did not get its lock is tried again
 */
public record TimeLimits(Duration lock, Duration statement, int retries) {
  /** Five seconds for a lock, so that others do not queue up behind the wait, and four retries. */
  public static final TimeLimits DEFAULT = new TimeLimits(Duration.ofSeconds(5), Duration.ZERO, 4);
}
