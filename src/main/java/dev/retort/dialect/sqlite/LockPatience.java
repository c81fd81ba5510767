package dev.retort.dialect.sqlite;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.sqlite.BusyHandler;

/**
 * How long a connection waits for locks of others. SQLite's own wait hears of no interrupt, so that
 * it is done here.
 */
final class LockPatience extends BusyHandler {
  private static final long LONGEST_PAUSE_MILLIS = 50;

  private final Duration longest;
  private final BooleanSupplier givenUp;
  private long start;

  LockPatience(Duration longest, BooleanSupplier givenUp) {
    this.longest = longest;
    this.givenUp = givenUp;
  }

  /** Called by SQLite for each try; 0 ends the wait. */
  @Override
  protected int callback(int triesBefore) {
    if (triesBefore == 0) {
      start = System.nanoTime();
    }
    long left = longest.minusNanos(System.nanoTime() - start).toMillis();
    if (left <= 0 || givenUp.getAsBoolean()) {
      return 0;
    }
    try {
      Thread.sleep(Math.min(left, Math.min(LONGEST_PAUSE_MILLIS, 1L + triesBefore)));
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
