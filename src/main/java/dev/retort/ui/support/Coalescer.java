package dev.retort.ui.support;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands values to the UI thread, of many in a short time only the newest. May be given values from
 * any thread.
 *
 * @param <T> the values
 */
public final class Coalescer<T> {
  private final Executor ui;
  private final Consumer<? super T> consumer;
  private final AtomicReference<@Nullable T> pending = new AtomicReference<>();

  /** Hands values to {@code consumer} by way of {@code ui}. */
  public Coalescer(Executor ui, Consumer<? super T> consumer) {
    this.ui = ui;
    this.consumer = consumer;
  }

  /** Offers a value; one that still waits is dropped. */
  public void offer(T value) {
    if (pending.getAndSet(value) == null) {
      ui.execute(this::deliver);
    }
  }

  private void deliver() {
    T value = pending.getAndSet(null);
    if (value != null) {
      consumer.accept(value);
    }
  }
}
