package dev.retort.ui.support;

import java.util.concurrent.Executor;
import javafx.collections.ObservableList;

/**
 * Runs long work away from the UI thread and brings results back to it.
 *
 * <p>Jobs of one lane run one after the other in the order of submission, those of different lanes
 * side by side. Called on the UI thread; all callbacks come there too.
 */
public interface TaskRunner extends AutoCloseable {
  /** Queues a job and returns at once. */
  RunningTask submit(Job<?> job);

  /** What is queued or under way and wants to be seen, oldest first. */
  ObservableList<RunningTask> running();

  /** Runs what it is given on the UI thread, later; may be used from any thread. */
  Executor ui();

  /** Asks all jobs to end and takes no more. */
  @Override
  void close();
}
