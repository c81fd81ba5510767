package dev.retort.error;

import java.util.concurrent.atomic.AtomicBoolean;

/** A request, made from any thread, that a long call ends early; checked between units of work. */
public final class Cancellation {
  private final AtomicBoolean requested = new AtomicBoolean();

  /** A fresh token that nobody cancels. */
  public static Cancellation none() {
    return new Cancellation();
  }

  /** Asks the call to end; may be repeated. */
  public void cancel() {
    requested.set(true);
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
