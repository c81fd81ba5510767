package dev.retort.service.run;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends the statement under way when it has taken too long. One timer serves all statements of a
 * run, since one for each costs more than many a statement does.
 */
final class StatementLimit {
  private final long limit;
  private final Consumer<StatementUnderWay> end;
  private @Nullable StatementUnderWay current;
  private long began;
  private boolean isTimed;

  /**
   * Calls {@code end}, in a thread of its own, for a statement that takes longer than the limit.
   */
  StatementLimit(Duration limit, Consumer<StatementUnderWay> end) {
    this.limit = limit.toNanos();
    this.end = end;
  }

  synchronized void begin(StatementUnderWay statement) {
    current = statement;
    began = System.nanoTime();
    if (!isTimed) {
      lookAfter(limit);
    }
  }

  synchronized void end() {
    current = null;
  }

  private synchronized void lookAfter(long nanos) {
    isTimed = true;
    CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS).execute(this::look);
  }

  private void look() {
    StatementUnderWay late = late();
    if (late != null) {
      end.accept(late);
    }
  }

  /** The statement that is late; null where there is none, and then it is timed on. */
  private synchronized @Nullable StatementUnderWay late() {
    isTimed = false;
    if (current == null) {
      return null;
    }
    long left = limit - (System.nanoTime() - began);
    if (left > 0) {
      lookAfter(left);
      return null;
    }
    return current;
  }
}
