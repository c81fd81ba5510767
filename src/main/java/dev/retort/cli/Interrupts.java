package dev.retort.cli;

import dev.retort.error.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What Ctrl+C and the request to terminate do. Where statements change the database, the first
 * cancels between two of them, the second inside of one, and the third ends the process, which is
 * held until then. Where nothing is changed, the first breaks off what can be, and the process ends
 * a little later at the latest.
 */
final class Interrupts implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;
  private static final long GRACE_SECONDS = 5;
  private static final int ENDED_BY_CTRL_C = 130;

  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::cancelAndWait, "retort-interrupt");
  private final Runnable listener = this::press;
  private final AtomicInteger presses = new AtomicInteger();
  private final @Nullable RunReport report;

  private Interrupts(@Nullable RunReport report) {
    this.report = report;
  }

  static Interrupts watch() {
    return begun(new Interrupts(null));
  }

  /** The same where statements change the database; has the run's report say what the next does. */
  static Interrupts watch(RunReport report) {
    return begun(new Interrupts(report));
  }

  private static Interrupts begun(Interrupts interrupts) {
    Runtime.getRuntime().addShutdownHook(interrupts.hook);
    Signals.listen(interrupts.listener);
    return interrupts;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  private void press() {
    RunReport told = report;
    if (told == null) {
      endSoon();
      return;
    }
    switch (presses.incrementAndGet()) {
      case 1 -> {
        cancellation.cancel();
        told.stopping();
      }
      case 2 -> {
        say("Breaking the statement off. Press Ctrl+C again to end the process at once.");
        breakOff();
      }
      default -> Runtime.getRuntime().halt(ENDED_BY_CTRL_C);
    }
  }

  private void endSoon() {
    if (presses.incrementAndGet() > 1) {
      Runtime.getRuntime().halt(ENDED_BY_CTRL_C);
    }
    Thread patience = new Thread(this::haltUnlessEnded, "retort-end");
    patience.setDaemon(true);
    patience.start();
    breakOff();
  }

  private void haltUnlessEnded() {
    try {
      if (!ended.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(ENDED_BY_CTRL_C);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void breakOff() {
    try {
      cancellation.cancelNow();
    } catch (IllegalStateException e) {
      say("The statement goes on: " + e.getMessage() + ".");
    }
  }

  private void say(String text) {
    RunReport told = report;
    if (told != null) {
      told.note(text);
    }
  }

  private void cancelAndWait() {
    cancellation.cancel();
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    Signals.leave(listener);
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already; the hook has done its work.
      cancellation.cancel();
    }
  }
}
