package dev.retort.service.run;

import dev.retort.error.Cancellation;
import dev.retort.error.CancelledException;
import dev.retort.service.PlanStep;
import dev.retort.service.RunListener;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses between tries of what did not get its lock; each is about twice as long as the one before,
 * and never the same for two runs that stand in each other's way.
 */
final class LockRetry {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final long SLICE_MILLIS = 50;

  private final DatabaseSession session;
  private final BlockerWatch watch;
  private final RunListener listener;
  private final Cancellation cancellation;
  private int left;
  private Duration pause = FIRST_PAUSE;

  LockRetry(
      DatabaseSession session,
      BlockerWatch watch,
      RunListener listener,
      Cancellation cancellation,
      int retries) {
    this.session = session;
    this.watch = watch;
    this.listener = listener;
    this.cancellation = cancellation;
    this.left = retries;
  }

  /**
   * Whether a failure is a lock that was not got, and another try is allowed or nobody wants it.
   */
  boolean isWorthATry(SQLException failure) {
    return (left > 0 || cancellation.isRequested()) && session.isLockTimeout(failure);
  }

  /** Tells who is in the way and waits; the failed work is rolled back. */
  void pause(PlanStep step) {
    cancellation.throwIfRequested();
    left--;
    listener.blocked(step, watch.seen(), pause);
    long end = System.nanoTime() + pause.toNanos();
    while (System.nanoTime() < end) {
      cancellation.throwIfRequested();
      try {
        Thread.sleep(SLICE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancelledException();
      }
    }
    long next = pause.multipliedBy(2).toMillis();
    pause = Duration.ofMillis(next + ThreadLocalRandom.current().nextLong(next / 4));
  }
}
