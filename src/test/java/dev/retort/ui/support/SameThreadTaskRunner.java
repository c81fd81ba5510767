package dev.retort.ui.support;

import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Runs every job at once on the caller's thread, so that view models are tested without a toolkit.
 */
public final class SameThreadTaskRunner implements TaskRunner {
  private boolean cancelNext;

  /** Has the person cancel the next job as soon as it begins. */
  public void cancelNext() {
    cancelNext = true;
  }

  @Override
  public RunningTask submit(Job<?> job) {
    RunningTask task = new RunningTask(job);
    if (cancelNext) {
      cancelNext = false;
      task.cancel();
    }
    Runnable after = job.perform(task::report, task.cancellation());
    task.finish();
    after.run();
    return task;
  }

  @Override
  public ObservableList<RunningTask> running() {
    return FXCollections.observableArrayList();
  }

  @Override
  public Executor ui() {
    return Runnable::run;
  }

  @Override
  public void close() {}
}
