package dev.retort.ui.support;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Works and answers when the test says so. */
public final class LateTaskRunner extends TestTaskRunner {
  private final List<RunningTask> submitted = new ArrayList<>();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final Deque<Runnable> answers = new ArrayDeque<>();

  @Override
  public RunningTask submit(Job<?> job) {
    RunningTask task = new RunningTask(job);
    submitted.add(task);
    waiting.add(
        () -> {
          Runnable after = job.perform(task::report, task.cancellation());
          answers.add(
              () -> {
                task.finish();
                after.run();
              });
        });
    return task;
  }

  /** Does the work of all that wait; nothing is answered yet. */
  public void work() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  /** Gives the answers. */
  public void answer() {
    while (!answers.isEmpty()) {
      answers.remove().run();
    }
  }

  /** Works and answers until nothing is left. */
  public void finish() {
    while (!waiting.isEmpty() || !answers.isEmpty()) {
      work();
      answer();
    }
  }

  /** All jobs so far. */
  public List<RunningTask> submitted() {
    return submitted;
  }
}
