package dev.retort.ui.environment;

import dev.retort.ui.support.Icons;
import dev.retort.ui.support.Messages;
import dev.retort.ui.workspace.EnvironmentSession;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One environment in the list; follows its session as long as it shows it. */
final class EnvironmentCell extends ListCell<EnvironmentSession> {
  private final Messages messages;
  private final InvalidationListener changed = o -> show();
  private @Nullable EnvironmentSession followed;

  EnvironmentCell(Messages messages) {
    this.messages = messages;
    getStyleClass().add("environment-cell");
    setPrefWidth(0);
    messages.languageProperty().addListener((o, old, now) -> show());
  }

  @Override
  protected void updateItem(@Nullable EnvironmentSession session, boolean empty) {
    super.updateItem(session, empty);
    EnvironmentSession next = empty ? null : session;
    if (next != followed) {
      if (followed != null) {
        sources(followed).forEach(source -> source.removeListener(changed));
      }
      followed = next;
      if (next != null) {
        sources(next).forEach(source -> source.addListener(changed));
      }
    }
    show();
  }

  private static java.util.List<Observable> sources(EnvironmentSession session) {
    return java.util.List.of(
        session.stateProperty(), session.statusProperty(), session.environmentProperty());
  }

  private void show() {
    EnvironmentSession session = followed;
    if (session == null) {
      setGraphic(null);
      setTooltip(null);
      return;
    }
    EnvironmentItem item = EnvironmentItem.of(session, messages);
    Label name = new Label(item.name());
    name.getStyleClass().add("environment-name");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox heading = new HBox(name, gap);
    heading.setAlignment(Pos.CENTER_LEFT);
    if (!item.guardKey().isEmpty()) {
      Label guard = new Label(messages.text(item.guardKey()), Icons.of("fth-lock"));
      guard
          .getStyleClass()
          .addAll(
              "environment-guard",
              "guard-" + item.guard().name().toLowerCase(java.util.Locale.ROOT));
      guard.setMinWidth(Region.USE_PREF_SIZE);
      heading.getChildren().add(guard);
    }
    Label database = new Label(item.database());
    database.getStyleClass().add("text-muted");
    database.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    Label state = new Label(item.stateText(), Icons.of(item.icon(), item.tone()));
    state.getStyleClass().addAll("environment-state", item.tone());
    VBox box = new VBox(heading);
    if (!item.database().isEmpty()) {
      box.getChildren().add(database);
    }
    if (!item.current().isEmpty()) {
      Label current = new Label(item.current());
      current.getStyleClass().addAll("code", "environment-current");
      box.getChildren().add(current);
    }
    box.getChildren().add(state);
    box.getStyleClass().add("environment-box");
    setGraphic(box);
    setTooltip(new Tooltip(item.address()));
    setAccessibleText(item.name() + ", " + item.database() + ", " + item.stateText());
  }
}
