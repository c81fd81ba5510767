package dev.retort.ui.revision;

import dev.retort.ui.support.Messages;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Facts as a list of names and values. */
final class FactsGrid extends GridPane {
  FactsGrid() {
    getStyleClass().add("facts");
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    values.setMinWidth(0);
    getColumnConstraints().addAll(names, values);
  }

  void show(Map<String, String> facts, Messages messages) {
    getChildren().clear();
    int row = 0;
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      Label name = new Label(messages.text(fact.getKey()));
      name.getStyleClass().add("text-muted");
      name.setMinWidth(Region.USE_PREF_SIZE);
      Label value = new Label(fact.getValue());
      value.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
      value.setTooltip(new Tooltip(fact.getValue()));
      value.setId(fact.getKey().replace('.', '-'));
      if (fact.getKey().matches(".*(id|parents|depends_on|file|checksum)")) {
        value.getStyleClass().add("code");
      }
      GridPane.setValignment(name, VPos.TOP);
      addRow(row++, name, value);
    }
  }
}
