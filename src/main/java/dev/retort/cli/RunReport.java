package dev.retort.cli;

import dev.retort.service.Blocker;
import dev.retort.service.GuardCheck;
import dev.retort.service.GuardReport;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanStep;
import dev.retort.service.RunListener;
import dev.retort.sql.SqlStatement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Tells of a run while it goes on: a line for each step, and a bar where it takes long. */
final class RunReport implements RunListener, AutoCloseable {
  private static final String BREAK_OFF = "Press Ctrl+C again to break the statement off.";

  private final Output output;
  private final ProgressBar bar;
  private final int total;
  private List<GuardCheck> checks = List.of();
  private int done;
  private boolean waits;
  private boolean stops;

  RunReport(Session session, MigrationPlan plan) {
    this(session, Math.max(plan.statementCount(), plan.steps().size()));
  }

  /** Of a run of so many statements. */
  RunReport(Session session, int total) {
    this.output = session.output();
    this.bar = ProgressBar.of(session);
    this.total = total;
  }

  /** The end was asked for; told by the thread that asks, while a statement may wait. */
  synchronized void stopping() {
    stops = true;
    output.note(
        "Stopping after this statement"
            + (waits ? ", which waits for a lock. " : ". ")
            + BREAK_OFF);
  }

  /** Says something beside the run. */
  void note(String text) {
    output.note(text);
  }

  @Override
  public void preparing(long finished, long count, String what) {
    if (bar.isDue()) {
      bar.draw(finished, count, what);
    }
  }

  /** What the checks called pending is known now: where the copies are, and how to restore them. */
  @Override
  public void guarded(GuardReport report) {
    checks = report.checks();
    List<GuardCheck> copies = report.checks().stream().filter(GuardCheck::isCopy).toList();
    if (!copies.isEmpty() && !output.isJson() && !output.isQuiet()) {
      bar.clear();
      GuardText.show(output, new GuardReport(report.digest(), report.level(), copies));
    }
  }

  @Override
  public void waitingForLock(String holder) {
    bar.clear();
    output.note("Waiting for the lock, which is held by " + holder + " …");
  }

  @Override
  public synchronized void waitingFor(PlanStep step, List<Blocker> blockers) {
    bar.clear();
    waits = !blockers.isEmpty();
    output.note(
        waits
            ? "Waiting for a lock, which is held by "
                + described(blockers)
                + (stops ? ". " + BREAK_OFF : "")
            : "The lock is free; the statement goes on.");
  }

  @Override
  public void blocked(PlanStep step, List<Blocker> blockers, Duration pause) {
    bar.clear();
    output.note(
        step.revision().id()
            + " did not get its lock in time and was rolled back; trying again in "
            + pause.toMillis()
            + " ms."
            + (blockers.isEmpty() ? "" : " It was held by " + described(blockers)));
  }

  @Override
  public void invalidIndexesDropped(PlanStep step, int index, List<String> names) {
    bar.clear();
    output.note(
        "Dropped "
            + String.join(", ", names)
            + ": invalid, left by an earlier try of statement "
            + (index + 1)
            + " of "
            + step.revision().id()
            + ".");
  }

  private static String described(List<Blocker> blockers) {
    return blockers.stream().map(Blocker::describe).collect(Collectors.joining("; "));
  }

  @Override
  public void stepStarted(PlanStep step, int index) {
    bar.clear();
    output.info("Running " + PlanText.step(step));
    if (step.statements().isEmpty()) {
      done++;
    }
  }

  @Override
  public void statementStarted(PlanStep step, int index, SqlStatement statement) {
    synchronized (this) {
      waits = false;
    }
    if (bar.isDue()) {
      bar.draw(done, total, step.revision().id() + " " + statement.summary(60));
    }
    done++;
  }

  /** What the run asked before it began; empty where nothing is asked. */
  List<GuardCheck> checks() {
    return checks;
  }

  @Override
  public void close() {
    bar.clear();
  }
}
