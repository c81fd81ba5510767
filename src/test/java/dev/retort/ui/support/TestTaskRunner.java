package dev.retort.ui.support;

import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the task runners of tests have in common: no toolkit, and no list of what runs. */
abstract class TestTaskRunner implements TaskRunner {
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
