package dev.retort.ui.support;

import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Runs every job at once on the caller's thread, so that view models are tested without a toolkit.
 */
public final class SameThreadTaskRunner implements TaskRunner {
  @Override
  public RunningTask submit(Job<?> job) {
    RunningTask task = new RunningTask(job);
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
