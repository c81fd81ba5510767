package dev.retort.dialect;

import dev.retort.error.Cancellation;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A call to a database of which nothing is kept, and which is broken off as soon as the end is
 * asked for: a question, or a statement in a scratch database.
 */
public final class ThrowAway {
  private ThrowAway() {}

  /**
   * The call itself.
   *
   * @param <T> what it returns
   */
  @FunctionalInterface
  public interface Call<T> {
    /** Does it. */
    T run() throws SQLException;
  }

  /**
   * Does it on this thread.
   *
   * @param statement what the call uses
   * @throws dev.retort.error.CancelledException if the end was asked for before it ended
   */
  public static <T> T call(Cancellation cancellation, Statement statement, Call<T> call)
      throws SQLException {
    AtomicReference<@Nullable CompletableFuture<Void>> breaking = new AtomicReference<>();
    cancellation.breakOffWith(
        () -> breaking.set(CompletableFuture.runAsync(() -> breakOff(statement))));
    try {
      cancellation.throwIfRequested();
      return call.run();
    } catch (SQLException e) {
      cancellation.throwIfRequested();
      throw e;
    } finally {
      cancellation.breakOffWith(null);
      CompletableFuture<Void> begun = breaking.get();
      if (begun != null) {
        // It must not reach what the connection does next.
        begun.join();
      }
    }
  }

  private static void breakOff(Statement statement) {
    try {
      statement.cancel();
    } catch (SQLException e) {
      // Then it runs to its end, and the call ends after it.
      return;
    }
  }
}
