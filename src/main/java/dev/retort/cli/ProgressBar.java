package dev.retort.cli;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/**
 * A bar on standard error for work that takes longer than half a second; none where nobody looks.
 */
final class ProgressBar {
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int WIDTH = 20;
  private static final int LINE = 79;

  private final Shell shell;
  private final boolean enabled;
  private long next = System.nanoTime() + PATIENCE;
  private boolean drawn;

  private ProgressBar(Shell shell, boolean enabled) {
    this.shell = shell;
    this.enabled = enabled;
  }

  static ProgressBar of(Session session) {
    boolean enabled =
        session.shell().terminal().error()
            && !session.output().isQuiet()
            && !"dumb".equals(session.shell().variables().get("TERM"));
    return new ProgressBar(session.shell(), enabled);
  }

  boolean isDue() {
    return enabled && System.nanoTime() - next >= 0;
  }

  void draw(long done, long total, String what) {
    int filled = total <= 0 ? 0 : (int) Math.min(WIDTH, done * WIDTH / total);
    String line =
        "["
            + "#".repeat(filled)
            + "-".repeat(WIDTH - filled)
            + "] "
            + done
            + "/"
            + total
            + " "
            + what;
    PrintStream err = shell.err();
    shell.out().flush();
    err.print("\r\u001b[K" + (line.length() > LINE ? line.substring(0, LINE) : line));
    err.flush();
    drawn = true;
    next = System.nanoTime() + INTERVAL;
  }

  /** Takes the bar away, so that something else can be printed. */
  void clear() {
    if (drawn) {
      shell.err().print("\r\u001b[K");
      shell.err().flush();
      drawn = false;
    }
  }
}
