package dev.retort.ui.plan;

import dev.retort.config.TransactionMode;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The rows of a plan, and how a run colours them. Used on the UI thread. */
final class PlanLines {
  private static final int SUMMARY = 160;

  private final ObservableList<PlanLine> all = FXCollections.observableArrayList();
  private final ObservableList<PlanLine> readOnlyAll =
      FXCollections.unmodifiableObservableList(all);
  private List<Integer> firstOfStep = List.of();
  private @Nullable MigrationPlan plan;
  private @Nullable PlanLine current;

  ObservableList<PlanLine> all() {
    return readOnlyAll;
  }

  /** Shows a plan of which nothing has run. */
  void show(@Nullable MigrationPlan next) {
    List<PlanLine> lines = new ArrayList<>();
    List<Integer> firsts = new ArrayList<>();
    if (next != null) {
      for (int i = 0; i < next.steps().size(); i++) {
        firsts.add(lines.size());
        add(next.steps().get(i), i, lines);
      }
    }
    plan = next;
    current = null;
    firstOfStep = List.copyOf(firsts);
    all.setAll(lines);
  }

  /** What the run left behind, as a key and its arguments. */
  Left left() {
    PlanLine at = current;
    MigrationPlan shown = plan;
    if (shown != null && at != null && byItself(shown, at.step())) {
      int done = 0;
      for (int i = 0; i < step(at.step()).size(); i++) {
        done += statement(at.step(), i).state() == LineState.DONE ? 1 : 0;
      }
      if (done > 0) {
        PlanLine broken = step(at.step());
        return new Left("plan.left.statements", List.of(done, broken.size(), broken.name()));
      }
    }
    int kept = doneSteps();
    return kept == 0
        ? new Left("plan.left.nothing", List.of())
        : new Left("plan.left.steps", List.of(kept));
  }

  /**
   * A text.
   *
   * @param key its key
   * @param arguments what it names
   */
  record Left(String key, List<Object> arguments) {}

  private static void add(PlanStep step, int index, List<PlanLine> lines) {
    lines.add(PlanLine.of(step, index));
    for (int i = 0; i < step.statements().size(); i++) {
      lines.add(PlanLine.statement(index, i, step.statements().get(i).summary(SUMMARY)));
    }
  }

  PlanLine step(int step) {
    return all.get(firstOfStep.get(step));
  }

  PlanLine statement(int step, int statement) {
    return all.get(firstOfStep.get(step) + 1 + statement);
  }

  /** The line that an effect is about. */
  PlanLine of(PlanEffect effect) {
    return effect.statement() < 0
        ? step(effect.step())
        : statement(effect.step(), effect.statement());
  }

  /** The statement that runs, or the step if none of its statements does. */
  Optional<PlanLine> current() {
    return Optional.ofNullable(current);
  }

  /** Statements that have ended well. */
  int doneStatements() {
    return (int) all.stream().filter(l -> !l.isStep() && l.state() == LineState.DONE).count();
  }

  /** Steps that have ended well. */
  int doneSteps() {
    return (int) all.stream().filter(l -> l.isStep() && l.state() == LineState.DONE).count();
  }

  /** A step begins; later ones wait, also where a retry goes back to an earlier one. */
  void stepStarted(int step) {
    for (PlanLine line : all.subList(firstOfStep.get(step), all.size())) {
      line.end(LineState.WAITING, null);
    }
    enter(step(step));
  }

  void statementStarted(int step, int statement) {
    enter(statement(step, statement));
  }

  private void enter(PlanLine line) {
    line.enter(LineState.RUNNING);
    current = line;
  }

  void statementFinished(int step, int statement, Duration took) {
    statement(step, statement).end(LineState.DONE, took);
  }

  void stepFinished(int step, Duration took) {
    step(step).end(LineState.DONE, took);
  }

  /** The run ended early: what ran is kept or rolled back, and the rest is left out. */
  void broken(boolean failed) {
    PlanLine at = current;
    MigrationPlan shown = plan;
    if (shown == null) {
      return;
    }
    int kept = at == null ? 0 : keptSteps(shown, at.step());
    boolean keepsStatements = at != null && byItself(shown, at.step());
    for (PlanLine line : all) {
      boolean stays = line.step() < kept || (keepsStatements && !line.isStep());
      switch (line.state()) {
        case RUNNING -> line.enter(failed ? LineState.FAILED : LineState.UNDONE);
        case DONE -> line.enter(stays ? LineState.DONE : LineState.UNDONE);
        case WAITING -> line.enter(LineState.SKIPPED);
        case FAILED, UNDONE, SKIPPED -> {}
      }
    }
  }

  /** How many steps stay done when that step breaks. */
  private static int keptSteps(MigrationPlan plan, int broken) {
    if (plan.transaction() != TransactionMode.RUN || byItself(plan, broken)) {
      return broken;
    }
    int kept = 0;
    for (int i = 0; i < broken; i++) {
      kept = byItself(plan, i) ? i + 1 : kept;
    }
    return kept;
  }

  /** Whether each statement of that step is kept as it ends. */
  private static boolean byItself(MigrationPlan plan, int step) {
    return plan.transaction() == TransactionMode.NONE || !plan.steps().get(step).transactional();
  }
}
