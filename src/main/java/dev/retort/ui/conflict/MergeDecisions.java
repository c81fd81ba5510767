package dev.retort.ui.conflict;

import dev.retort.service.MergeDecision;
import dev.retort.service.MergeSession;
import dev.retort.sql.DialectId;
import java.util.Map;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What meets, what is decided about it, and the statements that come of that; one line and one
 * dialect are looked at. Used on the UI thread.
 */
final class MergeDecisions {
  private final Runnable onChange;
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
  private final ReadOnlyStringWrapper shape = new ReadOnlyStringWrapper(this, "shape", "");
  private final ObservableList<MeetingLine> lines = FXCollections.observableArrayList();
  private final ObservableList<DialectId> dialects = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable DialectId> dialect =
      new SimpleObjectProperty<>(this, "dialect", null);
  private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", -1);
  private @Nullable MergeResult result;

  /** Nothing to decide yet; {@code onChange} runs when the merge becomes another one. */
  MergeDecisions(Runnable onChange) {
    this.onChange = onChange;
    dialect.addListener((o, old, now) -> show());
    selected.addListener((o, old, now) -> show());
  }

  /** The statements of the merge for the chosen dialect. */
  ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** How the chosen thing's table comes out in the chosen dialect. */
  ReadOnlyStringProperty shapeProperty() {
    return shape.getReadOnlyProperty();
  }

  /** What meets, in the order of its gravity. */
  ObservableList<MeetingLine> lines() {
    return lines;
  }

  ObservableList<DialectId> dialects() {
    return dialects;
  }

  ObjectProperty<@Nullable DialectId> dialectProperty() {
    return dialect;
  }

  /** The line that is looked at, or -1. */
  IntegerProperty selectedProperty() {
    return selected;
  }

  long open() {
    return lines.stream().filter(MeetingLine::isOpen).count();
  }

  /** The statements of all dialects that have some. */
  Map<DialectId, String> statements() {
    return result == null ? Map.of() : result.statements();
  }

  /** What was decided by object. */
  Map<String, MergeDecision> decided() {
    return result == null ? Map.of() : result.decisions();
  }

  // Commands

  /** Begins with what meets in a comparison. */
  void begin(MergeSession found) {
    result = new MergeResult(found);
    lines.setAll(found.items().stream().map(MeetingLine::of).toList());
    dialects.setAll(found.dialects());
    dialect.set(dialects.isEmpty() ? null : dialects.get(0));
    selected.set(lines.isEmpty() ? -1 : 0);
    decide();
  }

  /** Whether the chosen line can be decided so. */
  boolean allows(Decision decision) {
    int at = selected.get();
    return at >= 0 && at < lines.size() && lines.get(at).allows(decision);
  }

  /** Decides the chosen line, if it can be, and goes to the next open one. */
  void take(Decision decision) {
    int at = selected.get();
    if (!allows(decision)) {
      return;
    }
    lines.set(at, lines.get(at).with(decision));
    if (decision != Decision.OWN) {
      decide();
      step(1);
    }
    selected.set(Math.max(0, selected.get() < 0 ? at : selected.get()));
  }

  private void decide() {
    MergeResult made = result;
    if (made != null) {
      made.decide(lines);
      onChange.run();
      show();
    }
  }

  /** Takes over statements that a person wrote for the chosen dialect. */
  void write(String written) {
    MergeResult made = result;
    DialectId whose = dialect.get();
    if (made == null || whose == null || written.equals(text.get())) {
      return;
    }
    made.write(whose, written);
    text.set(written);
    onChange.run();
    int at = selected.get();
    if (at >= 0 && lines.get(at).isOpen()) {
      lines.set(at, lines.get(at).with(Decision.OWN));
    }
  }

  /** Goes to the next open line in a direction from the chosen one, round the end. */
  void step(int direction) {
    int size = lines.size();
    for (int i = 1; i <= size; i++) {
      int at = Math.floorMod(selected.get() + direction * i, size);
      if (lines.get(at).isOpen()) {
        selected.set(at);
        return;
      }
    }
  }

  private void show() {
    MergeResult made = result;
    DialectId whose = dialect.get();
    int at = selected.get();
    text.set(made == null || whose == null ? "" : made.of(whose));
    shape.set(
        made == null || whose == null || at < 0 || at >= lines.size()
            ? ""
            : made.shape(whose, lines.get(at).object()));
  }
}
