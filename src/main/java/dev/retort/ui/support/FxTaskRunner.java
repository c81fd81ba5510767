package dev.retort.ui.support;

import dev.retort.error.CancelledException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The task runner of the real window: one daemon thread a lane, results on the JavaFX thread. */
public final class FxTaskRunner implements TaskRunner {
  private final Map<Object, ExecutorService> lanes = new ConcurrentHashMap<>();
  private final Set<RunningTask> unfinished = new LinkedHashSet<>();
  private final ObservableList<RunningTask> shown = FXCollections.observableArrayList();
  private final ObservableList<RunningTask> readOnlyShown =
      FXCollections.unmodifiableObservableList(shown);

  @Override
  public RunningTask submit(Job<?> job) {
    RunningTask task = new RunningTask(job);
    unfinished.add(task);
    if (!job.isQuiet()) {
      shown.add(task);
    }
    lane(job.lane()).execute(() -> work(job, task));
    return task;
  }

  private void work(Job<?> job, RunningTask task) {
    Coalescer<Runnable> progress = new Coalescer<>(ui(), Runnable::run);
    Runnable after =
        job.perform(
            (done, total, what) -> progress.offer(() -> task.report(done, total, what)),
            task.cancellation());
    Platform.runLater(
        () -> {
          unfinished.remove(task);
          shown.remove(task);
          task.finish();
          after.run();
        });
  }

  private ExecutorService lane(Object key) {
    return lanes.computeIfAbsent(
        key,
        k ->
            Executors.newSingleThreadExecutor(
                work -> {
                  Thread thread = new Thread(work, "retort-" + k);
                  thread.setDaemon(true);
                  return thread;
                }));
  }

  @Override
  public ObservableList<RunningTask> running() {
    return readOnlyShown;
  }

  /** Whether any job, seen or not, has still to end. */
  public boolean isBusy() {
    return !unfinished.isEmpty();
  }

  @Override
  public Executor ui() {
    return Platform::runLater;
  }

  @Override
  public void close() {
    unfinished.forEach(RunningTask::cancel);
    lanes.values().forEach(ExecutorService::shutdown);
  }

  /** Whether a failure is only a cancel, which needs no report. */
  public static boolean isCancel(Throwable failure) {
    return failure instanceof CancelledException;
  }
}
