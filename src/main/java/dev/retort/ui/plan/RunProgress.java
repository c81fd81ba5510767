package dev.retort.ui.plan;

import dev.retort.service.Blocker;
import dev.retort.service.GuardCheck;
import dev.retort.service.GuardReport;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** How far a run is. Used on the UI thread. */
final class RunProgress implements RunEvents.Receiver {
  private static final String WAITS_FOR_LOCK = "plan.waiting_for_lock";

  private final PlanLines lines;
  private final Consumer<PlanLine> follow;
  private final LongSupplier nanos = System::nanoTime;
  private long startedAt;
  private String wait = "plan.waiting";

  // Properties
  private final ReadOnlyIntegerWrapper done = new ReadOnlyIntegerWrapper(this, "done", 0);
  private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper(this, "total", 0);
  private final ReadOnlyObjectWrapper<Duration> elapsed =
      new ReadOnlyObjectWrapper<>(this, "elapsed", Duration.ZERO);
  private final ReadOnlyStringWrapper holder = new ReadOnlyStringWrapper(this, "holder", "");
  private final ReadOnlyObjectWrapper<Stop> stop =
      new ReadOnlyObjectWrapper<>(this, "stop", Stop.NONE);
  private final ObservableList<GuardCheck> copies = FXCollections.observableArrayList();

  /** Whether the end was asked for, and how urgently. */
  enum Stop {
    NONE,
    AFTER_STATEMENT,
    AT_ONCE
  }

  /** Colours these lines, and tells which of them runs. */
  RunProgress(PlanLines lines, Consumer<PlanLine> follow) {
    this.lines = lines;
    this.follow = follow;
  }

  /** Statements that have ended. */
  ReadOnlyIntegerProperty doneProperty() {
    return done.getReadOnlyProperty();
  }

  /** Statements in all. */
  ReadOnlyIntegerProperty totalProperty() {
    return total.getReadOnlyProperty();
  }

  /** Since the run began, as of the last {@link #tick()}. */
  ReadOnlyObjectProperty<Duration> elapsedProperty() {
    return elapsed.getReadOnlyProperty();
  }

  /** What the run waits for or prepares; empty when statements run. */
  ReadOnlyStringProperty holderProperty() {
    return holder.getReadOnlyProperty();
  }

  /** The key of the sentence that says so. */
  String waitKey() {
    return wait;
  }

  /** Whether the statement under way waits for a lock. */
  boolean waitsForLock() {
    return WAITS_FOR_LOCK.equals(wait) && !holder.get().isEmpty();
  }

  /** Whether the end was asked for. */
  ReadOnlyObjectProperty<Stop> stopProperty() {
    return stop.getReadOnlyProperty();
  }

  /** What was kept before the first statement, and how to restore it. */
  ObservableList<GuardCheck> copies() {
    return copies;
  }

  void begin(int statements) {
    copies.clear();
    done.set(0);
    total.set(statements);
    elapsed.set(Duration.ZERO);
    holder.set("");
    stop.set(Stop.NONE);
  }

  void start() {
    startedAt = nanos.getAsLong();
    begin(total.get());
  }

  void stop() {
    tick();
    holder.set("");
  }

  void stopping(Stop how) {
    stop.set(how);
  }

  /** Looks at the clock. */
  void tick() {
    elapsed.set(Duration.ofNanos(nanos.getAsLong() - startedAt));
  }

  @Override
  public void preparing(String what) {
    wait = "plan.preparing";
    holder.set(what);
  }

  @Override
  public void guarded(GuardReport report) {
    copies.setAll(report.checks().stream().filter(GuardCheck::isCopy).toList());
  }

  @Override
  public void waitingForLock(String who) {
    wait = "plan.waiting";
    holder.set(who);
  }

  @Override
  public void waitingFor(List<Blocker> blockers) {
    wait = WAITS_FOR_LOCK;
    holder.set(described(blockers));
  }

  @Override
  public void blocked(List<Blocker> blockers, Duration pause) {
    wait = "plan.blocked";
    holder.set(blockers.isEmpty() ? "?" : described(blockers));
  }

  private static String described(List<Blocker> blockers) {
    return blockers.stream().map(Blocker::describe).collect(Collectors.joining("; "));
  }

  @Override
  public void stepStarted(int step) {
    holder.set("");
    lines.stepStarted(step);
  }

  @Override
  public void statementStarted(int step, int statement) {
    holder.set("");
    lines.statementStarted(step, statement);
  }

  @Override
  public void statementFinished(int step, int statement, Duration time) {
    lines.statementFinished(step, statement, time);
  }

  @Override
  public void stepFinished(int step, Duration time) {
    lines.stepFinished(step, time);
  }

  @Override
  public void caughtUp() {
    done.set(lines.doneStatements());
    lines.current().ifPresent(follow);
  }
}
