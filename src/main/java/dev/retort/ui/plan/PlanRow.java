package dev.retort.ui.plan;

import dev.retort.service.PlanStep;
import dev.retort.sql.SqlStatement;
import java.time.Duration;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One step of a plan and how far it is. Used on the UI thread. */
final class PlanRow {
  /** How a step is. */
  enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    /** Was rolled back with the transaction, or never begun. */
    NOT_RUN
  }

  private final PlanStep step;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(this, "state", State.WAITING);
  private final ReadOnlyIntegerWrapper done = new ReadOnlyIntegerWrapper(this, "done", 0);
  private final ReadOnlyObjectWrapper<@Nullable Duration> time =
      new ReadOnlyObjectWrapper<>(this, "time", null);

  PlanRow(PlanStep step) {
    this.step = step;
  }

  PlanStep step() {
    return step;
  }

  int statementCount() {
    return step.statements().size();
  }

  /** Whether only the version table is set. */
  boolean isStamp() {
    return step.graphStep().stamp();
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** How many statements ended. */
  ReadOnlyIntegerProperty doneProperty() {
    return done.getReadOnlyProperty();
  }

  /** How long it took; null until it ended well. */
  ReadOnlyObjectProperty<@Nullable Duration> timeProperty() {
    return time.getReadOnlyProperty();
  }

  void begin() {
    done.set(0);
    state.set(State.RUNNING);
  }

  void statementsDone(int count) {
    done.set(count);
  }

  void finish(Duration took) {
    time.set(took);
    state.set(State.DONE);
  }

  void end(State how) {
    state.set(how);
  }

  /** The statements as one text; a merge or a stamp has none. */
  String sql() {
    StringBuilder text = new StringBuilder();
    for (SqlStatement statement : step.statements()) {
      text.append(text.isEmpty() ? "" : "\n").append(statement.text().strip()).append(";\n");
    }
    return text.toString();
  }

  /** The lines of {@link #sql()}, from 1, on which a statement begins and ends. */
  int[] lines(int statement) {
    int line = 1;
    for (int i = 0; i < statement; i++) {
      line += height(i) + 1;
    }
    return new int[] {line, line + height(statement) - 1};
  }

  private int height(int statement) {
    return (int) step.statements().get(statement).text().strip().lines().count();
  }
}
