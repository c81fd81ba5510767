package dev.retort.history;

import dev.retort.error.Cancellation;
import dev.retort.error.CancelledException;
import dev.retort.error.RetortException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * How long to wait for a lock and whom to tell.
 *
 * @param timeout the longest wait
 * @param waiting told the holder when the wait begins, and again when it is another one
 * @param cancellation ends the wait
 */
public record LockWait(Duration timeout, Consumer<String> waiting, Cancellation cancellation) {
  private static final long FIRST_PAUSE_MILLIS = 5;
  private static final long LONGEST_PAUSE_MILLIS = 200;
  private static final long ASK_MILLIS = 1000;
  private static final int SQLITE_BUSY = 5;
  private static final int SQLITE_LOCKED = 6;

  /** A call to the database. */
  @FunctionalInterface
  public interface Call<T> {
    /** Does it. */
    T run() throws SQLException;
  }

  /** A question whether the lock is ours now. */
  @FunctionalInterface
  interface Attempt {
    boolean succeeds() throws SQLException;
  }

  /**
   * Repeats a call for as long as SQLite says that another process is writing.
   *
   * @throws LockTimeoutException if that does not end in time
   */
  public <T> T whileBusy(Call<T> call) throws SQLException {
    Pause<String> pause = new Pause<>("another process", waiting, LockTimeoutException::new);
    while (true) {
      try {
        return call.run();
      } catch (SQLException e) {
        if (!isBusy(e)) {
          throw e;
        }
        pause.next();
      } catch (HistoryAccessException e) {
        if (!(e.getCause() instanceof SQLException cause) || !isBusy(cause)) {
          throw e;
        }
        pause.next();
      }
    }
  }

  /**
   * Repeats an attempt until it succeeds.
   *
   * @throws LockTimeoutException if it does not in time
   */
  void until(Attempt attempt, Call<String> holder) throws SQLException {
    until(attempt, holder, waiting, LockTimeoutException::new);
  }

  /**
   * Repeats an attempt until it succeeds.
   *
   * @throws OrphanRunningException if it does not in time
   */
  void untilEnded(Attempt attempt, Call<ServerSession> orphan) throws SQLException {
    until(
        attempt,
        orphan,
        session -> waiting.accept("a run whose process is gone, " + session.describe()),
        OrphanRunningException::new);
  }

  private <T> void until(
      Attempt attempt,
      Call<T> holder,
      Consumer<T> tell,
      BiFunction<T, Duration, RetortException> failure)
      throws SQLException {
    if (attempt.succeeds()) {
      return;
    }
    Pause<T> pause = new Pause<>(holder.run(), tell, failure);
    while (true) {
      pause.next();
      if (attempt.succeeds()) {
        return;
      }
      if (pause.isTimeToAsk()) {
        pause.holder(holder.run());
      }
    }
  }

  private static boolean isBusy(SQLException e) {
    int code = e.getErrorCode() & 0xff;
    return e.getClass().getName().startsWith("org.sqlite.")
        && (code == SQLITE_BUSY || code == SQLITE_LOCKED);
  }

  /** Pauses that grow, up to the timeout. */
  private final class Pause<T> {
    private final Consumer<T> tell;
    private final BiFunction<T, Duration, RetortException> failure;
    private final long start = System.nanoTime();
    private T holder;
    private boolean told;
    private long asked = start;
    private long millis = FIRST_PAUSE_MILLIS;

    Pause(T holder, Consumer<T> tell, BiFunction<T, Duration, RetortException> failure) {
      this.holder = holder;
      this.tell = tell;
      this.failure = failure;
    }

    boolean isTimeToAsk() {
      return Duration.ofNanos(System.nanoTime() - asked).toMillis() >= ASK_MILLIS;
    }

    void holder(T now) {
      asked = System.nanoTime();
      told = told && now.equals(holder);
      holder = now;
    }

    void next() {
      cancellation.throwIfRequested();
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      if (waited.compareTo(timeout) >= 0) {
        throw failure.apply(holder, waited);
      }
      if (!told) {
        told = true;
        tell.accept(holder);
      }
      try {
        Thread.sleep(Math.min(millis, timeout.minus(waited).toMillis() + 1));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancelledException();
      }
      millis = Math.min(millis * 2, LONGEST_PAUSE_MILLIS);
    }
  }
}
