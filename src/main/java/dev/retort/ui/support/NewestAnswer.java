package dev.retort.ui.support;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A question that is asked anew whenever something changes; of its answers only the newest counts.
 *
 * <p>Asking cancels what was asked before, and a job that has not begun by then never does. Neither
 * the result nor the failure of an older one is shown. Used on the UI thread.
 */
public final class NewestAnswer {
  private final TaskRunner tasks;
  private final ReadOnlyBooleanWrapper awaited = new ReadOnlyBooleanWrapper(this, "awaited", false);
  private @Nullable RunningTask task;
  private long asked;

  /** Asks by way of {@code tasks}. */
  public NewestAnswer(TaskRunner tasks) {
    this.tasks = tasks;
  }

  /** Submits a job instead of the one before. */
  public <T> void ask(Job<T> job) {
    drop();
    awaited.set(true);
    long number = asked;
    RunningTask started = tasks.submit(job.shownWhile(() -> number == asked, this::ended));
    if (number == asked && !started.doneProperty().get()) {
      task = started;
    }
  }

  /** Whether an answer is still to come. */
  public ReadOnlyBooleanProperty awaitedProperty() {
    return awaited.getReadOnlyProperty();
  }

  /** Asks what is under way to end; that it was cancelled is its answer. */
  public void stop() {
    RunningTask running = task;
    if (running != null) {
      running.cancel();
    }
  }

  /** Asks what is under way to end, and shows no answer to it. */
  public void forget() {
    drop();
    awaited.set(false);
  }

  private void drop() {
    asked++;
    stop();
    task = null;
  }

  private void ended() {
    task = null;
    awaited.set(false);
  }
}
