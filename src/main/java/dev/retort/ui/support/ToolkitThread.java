package dev.retort.ui.support;

import javafx.application.Platform;

/** The thread on which the toolkit's nodes live. */
public final class ToolkitThread {
  private ToolkitThread() {}

  /** Runs {@code work} there, later; the toolkit must have been started. */
  public static void later(Runnable work) {
    Platform.runLater(work);
  }
}
