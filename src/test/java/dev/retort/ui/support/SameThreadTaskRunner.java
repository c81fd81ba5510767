package dev.retort.ui.support;

/**
 * Runs every job at once on the caller's thread, so that view models are tested without a toolkit.
 */
public final class SameThreadTaskRunner extends TestTaskRunner {
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
}
