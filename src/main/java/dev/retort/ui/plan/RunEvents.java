package dev.retort.ui.plan;

import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanStep;
import dev.retort.service.RunListener;
import dev.retort.sql.SqlStatement;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** Brings what a run tells to the UI thread, all that has gathered at once and in order. */
final class RunEvents implements RunListener {
  private final Executor ui;
  private final RunListener target;
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean asked = new AtomicBoolean();

  RunEvents(Executor ui, RunListener target) {
    this.ui = ui;
    this.target = target;
  }

  private void pass(Runnable event) {
    waiting.add(event);
    if (asked.compareAndSet(false, true)) {
      ui.execute(this::drain);
    }
  }

  private void drain() {
    asked.set(false);
    for (Runnable event = waiting.poll(); event != null; event = waiting.poll()) {
      event.run();
    }
  }

  @Override
  public void waitingForLock(String holder) {
    pass(() -> target.waitingForLock(holder));
  }

  @Override
  public void runStarted(MigrationPlan plan) {
    pass(() -> target.runStarted(plan));
  }

  @Override
  public void stepStarted(PlanStep step, int index) {
    pass(() -> target.stepStarted(step, index));
  }

  @Override
  public void blocked(PlanStep step, List<String> holders, Duration pause) {
    pass(() -> target.blocked(step, holders, pause));
  }

  @Override
  public void statementStarted(PlanStep step, int index, SqlStatement statement) {
    pass(() -> target.statementStarted(step, index, statement));
  }

  @Override
  public void statementFinished(PlanStep step, int index, long rows, Duration time) {
    pass(() -> target.statementFinished(step, index, rows, time));
  }

  @Override
  public void stepFinished(PlanStep step, int index, Duration time) {
    pass(() -> target.stepFinished(step, index, time));
  }
}
