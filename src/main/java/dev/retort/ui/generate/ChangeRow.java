package dev.retort.ui.generate;

import dev.retort.diff.Change;
import dev.retort.diff.ChangeCategory;
import dev.retort.diff.ChangeDescriber;
import dev.retort.diff.DataLoss;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** One change with its tick. Used on the UI thread. */
final class ChangeRow {
  private final Change change;
  private final String text;
  private final BooleanProperty ticked = new SimpleBooleanProperty(this, "ticked", true);

  ChangeRow(Change change) {
    this.change = change;
    this.text = ChangeDescriber.describe(change);
  }

  Change change() {
    return change;
  }

  /** What it does, in one line. */
  String text() {
    return text;
  }

  ChangeCategory category() {
    return ChangeCategory.of(change);
  }

  /** What may be lost, or null. */
  @Nullable String loss() {
    return DataLoss.phrase(change);
  }

  BooleanProperty tickedProperty() {
    return ticked;
  }
}
