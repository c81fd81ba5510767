package dev.retort.ui.support;

import dev.retort.error.Cancellation;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A job on its way, as the task bar shows it. Used on the UI thread. */
public final class RunningTask {
  private final String title;
  private final boolean cancellable;
  private final Cancellation cancellation = new Cancellation();
  private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper(this, "detail", "");
  private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(this, "fraction", -1);
  private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper(this, "done", false);
  private final ReadOnlyBooleanWrapper cancelling =
      new ReadOnlyBooleanWrapper(this, "cancelling", false);

  /** A task for this job that has not begun. */
  public RunningTask(Job<?> job) {
    this.title = job.title();
    this.cancellable = job.isCancellable();
  }

  /** What is being done. */
  public String title() {
    return title;
  }

  /** Whether {@link #cancel()} is offered. */
  public boolean isCancellable() {
    return cancellable;
  }

  /** What is being done right now; empty when nothing is known. */
  public ReadOnlyStringProperty detailProperty() {
    return detail.getReadOnlyProperty();
  }

  /** 0 to 1, or below 0 when unknown. */
  public ReadOnlyDoubleProperty fractionProperty() {
    return fraction.getReadOnlyProperty();
  }

  /** Whether it has ended, well or not. */
  public ReadOnlyBooleanProperty doneProperty() {
    return done.getReadOnlyProperty();
  }

  /** Whether the end was asked for. */
  public ReadOnlyBooleanProperty cancellingProperty() {
    return cancelling.getReadOnlyProperty();
  }

  /** Asks it to end. */
  public void cancel() {
    cancellation.cancel();
    cancelling.set(true);
  }

  /** The token that the work looks at. */
  public Cancellation cancellation() {
    return cancellation;
  }

  /** Shows how far the work is. */
  public void report(long finished, long total, String what) {
    detail.set(what);
    fraction.set(total <= 0 ? -1 : Math.min(1.0, (double) finished / total));
  }

  /** Marks the end. */
  public void finish() {
    done.set(true);
  }
}
