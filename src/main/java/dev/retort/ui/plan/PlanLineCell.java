package dev.retort.ui.plan;

import dev.retort.ui.support.Icons;
import dev.retort.ui.support.Messages;
import java.time.Duration;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A step with its revision, or a statement of it with its number; how it is, and its time. */
final class PlanLineCell extends ListCell<PlanLine> {
  private static final PseudoClass STEP = PseudoClass.getPseudoClass("step");

  private final Messages messages;
  private final Label icon = new Label();
  private final Label number = new Label();
  private final Label text = new Label();
  private final Label facts = new Label();
  private final Label time = new Label();
  private final HBox box;
  private final ChangeListener<Object> follow = (o, old, now) -> refresh();
  private @Nullable PlanLine shown;

  PlanLineCell(Messages messages) {
    this.messages = messages;
    getStyleClass().add("plan-line");
    text.getStyleClass().add("plan-line-text");
    text.setTextOverrun(OverrunStyle.ELLIPSIS);
    facts.getStyleClass().addAll("text-muted", "text-small");
    facts.managedProperty().bind(facts.visibleProperty());
    time.getStyleClass().addAll("text-muted", "text-small");
    time.setMinWidth(Region.USE_PREF_SIZE);
    icon.setMinWidth(Region.USE_PREF_SIZE);
    number.getStyleClass().addAll("text-muted", "text-small", "plan-number");
    number.managedProperty().bind(number.visibleProperty());
    VBox words = new VBox(text, facts);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    box = new HBox(icon, number, words, time);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("plan-row");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable PlanLine line, boolean empty) {
    super.updateItem(line, empty);
    PlanLine before = shown;
    if (before != null) {
      before.stateProperty().removeListener(follow);
    }
    shown = empty ? null : line;
    pseudoClassStateChanged(STEP, shown != null && shown.isStep());
    if (shown == null) {
      setGraphic(null);
      return;
    }
    shown.stateProperty().addListener(follow);
    setGraphic(box);
    refresh();
  }

  private void refresh() {
    PlanLine line = shown;
    if (line == null) {
      return;
    }
    icon.setGraphic(Icons.of(line.state().icon(), line.state().tone()));
    String word = messages.text(line.state().key());
    facts.setVisible(line.isStep());
    number.setVisible(!line.isStep());
    if (line.isStep()) {
      text.setText(line.text().isEmpty() ? messages.text("graph.word.no_message") : line.text());
      facts.setText(
          line.name()
              + " · "
              + messages.text("plan.direction." + line.kind())
              + " · "
              + messages.text("plan.count", line.size()));
    } else {
      number.setText(line.name());
      text.setText(line.text());
    }
    Duration took = line.timeProperty().get();
    boolean silent = line.state() == LineState.WAITING || !line.isStep();
    time.setText(took != null ? PlanTexts.time(took) : silent ? "" : word);
    String detail = line.isStep() ? facts.getText() : number.getText();
    setAccessibleText(text.getText() + ", " + detail + ", " + word);
  }
}
