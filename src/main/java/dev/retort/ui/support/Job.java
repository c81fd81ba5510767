package dev.retort.ui.support;

import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Work for the background and what follows it; immutable.
 *
 * @param <T> the result
 */
public final class Job<T> {
  /**
   * The work itself; runs on the lane's thread.
   *
   * @param <T> the result
   */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T run(Progress progress, Cancellation cancellation);
  }

  private final String title;
  private final Object lane;
  private final boolean quiet;
  private final boolean cancellable;
  private final Work<T> work;
  private final Consumer<? super T> onSuccess;
  private final Consumer<? super RuntimeException> onFailure;

  private Job(
      Job<T> base, Consumer<? super T> onSuccess, Consumer<? super RuntimeException> onFailure) {
    this(base.title, base.lane, base.quiet, base.cancellable, base.work, onSuccess, onFailure);
  }

  @SuppressWarnings("TooManyParameters")
  private Job(
      String title,
      Object lane,
      boolean quiet,
      boolean cancellable,
      Work<T> work,
      Consumer<? super T> onSuccess,
      Consumer<? super RuntimeException> onFailure) {
    this.title = title;
    this.lane = lane;
    this.quiet = quiet;
    this.cancellable = cancellable;
    this.work = work;
    this.onSuccess = onSuccess;
    this.onFailure = onFailure;
  }

  /**
   * A job that is shown in the task bar and can be cancelled.
   *
   * @param title what the person reads
   * @param lane jobs of equal lanes run one after the other
   */
  public static <T> Job<T> of(String title, Object lane, Work<T> work) {
    return new Job<>(title, lane, false, true, work, result -> {}, failure -> {});
  }

  /** The same, not shown in the task bar. */
  public Job<T> quiet() {
    return new Job<>(title, lane, true, cancellable, work, onSuccess, onFailure);
  }

  /** The same, without a cancel button. */
  public Job<T> uncancellable() {
    return new Job<>(title, lane, quiet, false, work, onSuccess, onFailure);
  }

  /** The same, giving its result to {@code consumer} on the UI thread. */
  public Job<T> onSuccess(Consumer<? super T> consumer) {
    return new Job<>(this, consumer, onFailure);
  }

  /**
   * The same, giving its failure to {@code consumer} on the UI thread; a cancel is a failure too.
   */
  public Job<T> onFailure(Consumer<? super RuntimeException> consumer) {
    return new Job<>(this, onSuccess, consumer);
  }

  /**
   * The same for one of several: what comes of it is shown only while it is wanted, and it does not
   * begin once it is cancelled.
   *
   * @param ended called before what comes of it is shown
   */
  Job<T> shownWhile(BooleanSupplier wanted, Runnable ended) {
    return new Job<>(
        title,
        lane,
        quiet,
        cancellable,
        (progress, cancellation) -> {
          cancellation.throwIfRequested();
          return work.run(progress, cancellation);
        },
        result -> {
          if (wanted.getAsBoolean()) {
            ended.run();
            onSuccess.accept(result);
          }
        },
        failure -> {
          if (wanted.getAsBoolean()) {
            ended.run();
            onFailure.accept(failure);
          }
        });
  }

  /** What the person reads. */
  public String title() {
    return title;
  }

  /** The lane. */
  public Object lane() {
    return lane;
  }

  /** Whether the task bar leaves it out. */
  public boolean isQuiet() {
    return quiet;
  }

  /** Whether the person may cancel it. */
  public boolean isCancellable() {
    return cancellable;
  }

  /**
   * Does the work on this thread.
   *
   * @return what is to be done on the UI thread afterwards
   */
  public Runnable perform(Progress progress, Cancellation cancellation) {
    try {
      T result = work.run(progress, cancellation);
      return () -> onSuccess.accept(result);
    } catch (RuntimeException e) {
      return () -> onFailure.accept(e);
    }
  }
}
