package dev.retort.config;

import java.time.Duration;

/**
 * How long a run waits, and for what.
 *
 * @param lock the longest wait of a statement for a lock of the database
 * @param statement the longest time of a statement; zero for no limit
 * @param retries how often a statement that did not get its lock is tried again
 * @param runLock the longest wait for another run to end
 */
public record TimeLimits(Duration lock, Duration statement, int retries, Duration runLock) {
  /**
   * Five seconds for a lock, so that others do not queue up behind the wait, and four retries; an
   * hour for a statement, which is one that hangs rather than one that works; a minute for another
   * run.
   */
  public static final TimeLimits DEFAULT =
      new TimeLimits(Duration.ofSeconds(5), Duration.ofHours(1), 4, Duration.ofMinutes(1));

  /** The same with another wait for other runs. */
  public TimeLimits withRunLock(Duration wait) {
    return new TimeLimits(lock, statement, retries, wait);
  }
}
