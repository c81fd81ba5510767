package dev.retort.error;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A request, made from any thread, that a long call ends early; checked between units of work. A
 * request to end at once also interrupts the unit that is under way, where that is possible.
 */
public final class Cancellation {
  private final AtomicBoolean requested = new AtomicBoolean();
  private boolean immediate;
  private @Nullable Runnable current;
  private final Map<Thread, Runnable> throwAway = new HashMap<>();

  /** A fresh token that nobody cancels. */
  public static Cancellation none() {
    return new Cancellation();
  }

  /** Asks the call to end; may be repeated. */
  public void cancel() {
    requested.set(true);
    synchronized (this) {
      List.copyOf(throwAway.values()).forEach(Runnable::run);
    }
  }

  /** Asks the call to end, and what is under way to be broken off. */
  public void cancelNow() {
    cancel();
    Runnable interrupt;
    synchronized (this) {
      immediate = true;
      interrupt = current;
    }
    if (interrupt != null) {
      interrupt.run();
    }
  }

  /** Whether {@link #cancelNow()} was called. */
  public synchronized boolean isImmediate() {
    return immediate;
  }

  /**
   * Says what breaks off the unit of work that is under way; it runs on the thread that cancels.
   *
   * @param interrupt null when the unit has ended
   */
  public synchronized void interruptWith(@Nullable Runnable interrupt) {
    current = interrupt;
  }

  /**
   * Says what breaks off this thread's unit of work of which nothing is kept; every request does
   * so.
   *
   * @param breaking begins to break it off and does not wait for it; null when the unit has ended,
   *     after which it is not called any more
   */
  public synchronized void breakOffWith(@Nullable Runnable breaking) {
    if (breaking == null) {
      throwAway.remove(Thread.currentThread());
    } else {
      throwAway.put(Thread.currentThread(), breaking);
    }
  }

  /** Whether {@link #cancel()} was called. */
  public boolean isRequested() {
    return requested.get();
  }

  /** Throws {@link CancelledException} if the end was asked for. */
  public void throwIfRequested() {
    if (isRequested()) {
      throw new CancelledException();
    }
  }
}
