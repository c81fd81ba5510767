package dev.retort.history;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How long to wait for a lock and whom to tell.
 *
 * @param timeout the longest wait
 * @param waiting told once, with the holder, when the wait begins
 */
public record LockWait(Duration timeout, Consumer<String> waiting) {
  private static final long FIRST_PAUSE_MILLIS = 5;
  private static final long LONGEST_PAUSE_MILLIS = 200;
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
    Pause pause = new Pause("another process");
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

  /** Repeats an attempt until it succeeds. */
  void until(Attempt attempt, Call<String> holder) throws SQLException {
    if (attempt.succeeds()) {
      return;
    }
    Pause pause = new Pause(holder.run());
    do {
      pause.next();
    } while (!attempt.succeeds());
  }

  private static boolean isBusy(SQLException e) {
    int code = e.getErrorCode() & 0xff;
    return e.getClass().getName().startsWith("org.sqlite.")
        && (code == SQLITE_BUSY || code == SQLITE_LOCKED);
  }

  /** Pauses that grow, up to the timeout. */
  private final class Pause {
    private final String holder;
    private final long start = System.nanoTime();
    private long millis = FIRST_PAUSE_MILLIS;
    private boolean told;

    Pause(String holder) {
      this.holder = holder;
    }

    void next() {
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      if (waited.compareTo(timeout) >= 0) {
        throw new LockTimeoutException(holder, waited);
      }
      if (!told) {
        told = true;
        waiting.accept(holder);
      }
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LockTimeoutException(holder, waited);
      }
      millis = Math.min(millis * 2, LONGEST_PAUSE_MILLIS);
    }
  }
}
