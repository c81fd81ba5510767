package dev.retort.cli;

import dev.retort.error.Progress;

/** Shows the progress of a long call as a bar. */
final class RunProgress implements Progress, AutoCloseable {
  private final ProgressBar bar;

  RunProgress(Session session) {
    this.bar = ProgressBar.of(session);
  }

  @Override
  public void report(long done, long total, String what) {
    if (bar.isDue()) {
      bar.draw(done, total, what);
    }
  }

  @Override
  public void close() {
    bar.clear();
  }
}
