package dev.retort.ui.plan;

import dev.retort.service.Blocker;
import dev.retort.service.GuardReport;
import dev.retort.service.PlanStep;
import dev.retort.service.RunListener;
import dev.retort.sql.SqlStatement;
import dev.retort.ui.support.Coalescer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/**
 * Carries what a run tells from its thread to the UI thread: every event in order, but many in one
 * go, so that ten thousand short statements do not flood the window.
 */
final class RunEvents implements RunListener {
  /** Gets the events on the UI thread. */
  interface Receiver {
    void preparing(String what);

    void guarded(GuardReport report);

    void waitingForLock(String holder);

    void stepStarted(int step);

    void statementStarted(int step, int statement);

    void statementFinished(int step, int statement, Duration time);

    void stepFinished(int step, Duration time);

    void waitingFor(List<Blocker> blockers);

    void blocked(List<Blocker> blockers, Duration pause);

    /** No more events for now. */
    void caughtUp();
  }

  private final Receiver receiver;
  private final Queue<Runnable> events = new ConcurrentLinkedQueue<>();
  private final Coalescer<Boolean> ringing;
  private int step;

  RunEvents(Executor ui, Receiver receiver) {
    this.receiver = receiver;
    this.ringing = new Coalescer<>(ui, ignored -> deliver());
  }

  private void tell(Runnable event) {
    events.add(event);
    ringing.offer(true);
  }

  /** Hands over what waits; called on the UI thread, at the latest when the run has ended. */
  void deliver() {
    boolean any = false;
    for (Runnable event = events.poll(); event != null; event = events.poll()) {
      event.run();
      any = true;
    }
    if (any) {
      receiver.caughtUp();
    }
  }

  @Override
  public void preparing(long done, long total, String what) {
    tell(() -> receiver.preparing(what));
  }

  @Override
  public void guarded(GuardReport report) {
    tell(() -> receiver.guarded(report));
  }

  @Override
  public void waitingForLock(String holder) {
    tell(() -> receiver.waitingForLock(holder));
  }

  @Override
  public void stepStarted(PlanStep begun, int index) {
    step = index;
    tell(() -> receiver.stepStarted(index));
  }

  @Override
  public void waitingFor(PlanStep at, List<Blocker> blockers) {
    tell(() -> receiver.waitingFor(blockers));
  }

  @Override
  public void blocked(PlanStep at, List<Blocker> blockers, Duration pause) {
    tell(() -> receiver.blocked(blockers, pause));
  }

  @Override
  public void statementStarted(PlanStep at, int index, SqlStatement statement) {
    int of = step;
    tell(() -> receiver.statementStarted(of, index));
  }

  @Override
  public void statementFinished(PlanStep at, int index, long rows, Duration time) {
    int of = step;
    tell(() -> receiver.statementFinished(of, index, time));
  }

  @Override
  public void stepFinished(PlanStep done, int index, Duration time) {
    tell(() -> receiver.stepFinished(index, time));
  }
}
