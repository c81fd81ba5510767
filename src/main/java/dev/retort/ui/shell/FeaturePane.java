package dev.retort.ui.shell;

import dev.retort.ui.support.FeatureHost;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.Messages;
import java.util.function.BooleanSupplier;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Covers the centre with one feature; takes the focus back to where it was when the feature closes.
 */
final class FeaturePane extends BorderPane implements FeatureHost {
  private final Label heading = new Label();
  private BooleanSupplier mayClose = () -> true;
  private @Nullable Node focusBefore;

  FeaturePane(Messages messages) {
    setId("feature-pane");
    getStyleClass().add("feature-pane");
    heading.getStyleClass().addAll("title-4", "feature-title");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button close = Icons.button("fth-x", messages.bind("feature.close"), this::tryClose);
    close.setId("feature-close");
    HBox header = new HBox(heading, gap, close);
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("feature-header");
    setTop(header);
    addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    setVisible(false);
    setManaged(false);
  }

  private void onKey(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      tryClose();
    }
  }

  /** Whether nothing is lost if the window closes; asks the person otherwise. */
  boolean mayClose() {
    return mayClose.getAsBoolean();
  }

  private void tryClose() {
    if (mayClose()) {
      close();
    }
  }

  @Override
  public void open(ObservableStringValue title, Parent content, BooleanSupplier closing) {
    if (isOpen() && !mayClose.getAsBoolean()) {
      return;
    }
    if (!isOpen() && getScene() != null) {
      focusBefore = getScene().getFocusOwner();
    }
    mayClose = closing;
    heading.textProperty().bind(title);
    setCenter(content);
    setVisible(true);
    setManaged(true);
    content.requestFocus();
  }

  @Override
  public void close() {
    setVisible(false);
    setManaged(false);
    setCenter(null);
    mayClose = () -> true;
    if (focusBefore != null) {
      focusBefore.requestFocus();
      focusBefore = null;
    }
  }

  @Override
  public boolean isOpen() {
    return getCenter() != null;
  }
}
