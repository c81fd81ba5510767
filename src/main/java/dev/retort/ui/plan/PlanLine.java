package dev.retort.ui.plan;

import dev.retort.revision.Revision;
import dev.retort.service.PlanStep;
import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One row of the list: a step, or below it one of its statements. Used on the UI thread. */
final class PlanLine {
  private final int step;
  private final int statement;
  private final String name;
  private final String text;
  private final String kind;
  private final int size;
  private final ReadOnlyObjectWrapper<LineState> state =
      new ReadOnlyObjectWrapper<>(this, "state", LineState.WAITING);
  private final ReadOnlyObjectWrapper<@Nullable Duration> time =
      new ReadOnlyObjectWrapper<>(this, "time", null);

  private PlanLine(int step, int statement, String name, String text, String kind, int size) {
    this.step = step;
    this.statement = statement;
    this.name = name;
    this.text = text;
    this.kind = kind;
    this.size = size;
  }

  /** A step of a plan, counted from 0. */
  static PlanLine of(PlanStep step, int index) {
    Revision revision = step.revision();
    String kind = step.graphStep().stamp() ? "stamp" : step.direction().id();
    int size = step.statements().size();
    return new PlanLine(index, -1, revision.id(), revision.message(), kind, size);
  }

  /** A statement of a step, both counted from 0. */
  static PlanLine statement(int step, int statement, String text) {
    return new PlanLine(step, statement, String.valueOf(statement + 1), text, "", 0);
  }

  boolean isStep() {
    return statement < 0;
  }

  /** The step that it is or belongs to, from 0. */
  int step() {
    return step;
  }

  /** Its place in the step, from 0; -1 for the step itself. */
  int statement() {
    return statement;
  }

  /** The revision's id, or the statement's number. */
  String name() {
    return name;
  }

  /** The revision's message, or the statement on one line. */
  String text() {
    return text;
  }

  /** {@code upgrade}, {@code downgrade} or {@code stamp}; empty for a statement. */
  String kind() {
    return kind;
  }

  /** How many statements a step has. */
  int size() {
    return size;
  }

  ReadOnlyObjectProperty<LineState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  LineState state() {
    return state.get();
  }

  /** How long it took, or null while unknown. */
  ReadOnlyObjectProperty<@Nullable Duration> timeProperty() {
    return time.getReadOnlyProperty();
  }

  void enter(LineState next) {
    state.set(next);
  }

  void end(LineState next, @Nullable Duration took) {
    time.set(took);
    state.set(next);
  }
}
