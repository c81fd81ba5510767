package dev.retort.ui.report;

import dev.retort.ui.support.CommandNodes;
import dev.retort.ui.support.KeyBinding;
import dev.retort.ui.support.Messages;
import javafx.beans.property.StringProperty;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/** Where a page is searched. Down goes to what was found; Escape gives up the search first. */
final class SearchField extends TextField {
  private final Runnable toRows;

  SearchField(StringProperty words, Messages messages, Runnable toRows) {
    this.toRows = toRows;
    setId("report-search");
    textProperty().bindBidirectional(words);
    promptTextProperty().bind(messages.bind("report.search"));
    setPrefColumnCount(18);
    setMinWidth(Region.USE_PREF_SIZE);
    addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
  }

  private void onKey(KeyEvent event) {
    boolean closes = CommandNodes.combination(KeyBinding.CLOSE_FEATURE).match(event);
    if (event.getCode() == KeyCode.DOWN) {
      event.consume();
      toRows.run();
    } else if (closes && !getText().isEmpty()) {
      event.consume();
      clear();
    }
  }
}
