package dev.retort.ui.plan;

import dev.retort.ui.support.Icons;
import dev.retort.ui.support.Messages;
import java.time.Duration;
import java.util.Locale;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A step: how it is, which revision, how many statements. */
final class PlanRowCell extends ListCell<PlanRow> {
  private final Messages messages;
  private final Label icon = new Label();
  private final Label message = new Label();
  private final Label facts = new Label();
  private final Label count = new Label();
  private final HBox box;
  private final ChangeListener<Object> follow = (o, old, now) -> refresh();
  private @Nullable PlanRow shown;

  PlanRowCell(Messages messages) {
    this.messages = messages;
    message.getStyleClass().add("plan-message");
    facts.getStyleClass().addAll("text-muted", "text-small");
    count.getStyleClass().addAll("text-muted", "text-small");
    count.setMinWidth(Region.USE_PREF_SIZE);
    VBox words = new VBox(message, facts);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    box = new HBox(icon, words, count);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("plan-row");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable PlanRow row, boolean empty) {
    super.updateItem(row, empty);
    PlanRow before = shown;
    if (before != null) {
      before.stateProperty().removeListener(follow);
      before.doneProperty().removeListener(follow);
      before.timeProperty().removeListener(follow);
    }
    shown = empty ? null : row;
    if (shown == null) {
      setGraphic(null);
      return;
    }
    shown.stateProperty().addListener(follow);
    shown.doneProperty().addListener(follow);
    shown.timeProperty().addListener(follow);
    setGraphic(box);
    refresh();
  }

  private void refresh() {
    PlanRow row = shown;
    if (row == null) {
      return;
    }
    PlanRow.State state = row.stateProperty().get();
    icon.setGraphic(icon(state));
    String text = row.step().revision().message();
    message.setText(text.isEmpty() ? messages.text("graph.word.no_message") : text);
    boolean stamp = row.step().graphStep().stamp();
    String direction =
        messages.text("plan.direction." + (stamp ? "stamp" : row.step().direction().id()));
    facts.setText(
        row.step().revision().id()
            + " · "
            + direction
            + " · "
            + messages.text("plan.state." + state.name().toLowerCase(Locale.ROOT)));
    count.setText(count(row, state));
    setAccessibleText(message.getText() + ", " + facts.getText());
  }

  private String count(PlanRow row, PlanRow.State state) {
    int all = row.step().statements().size();
    Duration time = row.timeProperty().get();
    if (state == PlanRow.State.RUNNING || state == PlanRow.State.FAILED) {
      return messages.text("plan.count_of", row.doneProperty().get(), all);
    }
    return time == null ? messages.text("plan.count", all) : PlanWords.time(time);
  }

  private static FontIcon icon(PlanRow.State state) {
    return switch (state) {
      case WAITING -> Icons.of("fth-circle", "muted");
      case RUNNING -> Icons.of("fth-play-circle", "accent");
      case DONE -> Icons.of("fth-check-circle", "success");
      case FAILED -> Icons.of("fth-x-octagon", "danger");
      case NOT_RUN -> Icons.of("fth-slash", "muted");
    };
  }
}
