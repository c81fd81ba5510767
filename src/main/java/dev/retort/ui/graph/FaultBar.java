package dev.retort.ui.graph;

import dev.retort.error.RetortException;
import dev.retort.service.Fault;
import dev.retort.service.RemoteBranch;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.Messages;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A line for each fault with its mends as buttons, and one for each branch that can be pulled. */
final class FaultBar extends VBox {
  private final FaultsViewModel model;

  FaultBar(FaultsViewModel model, Messages messages) {
    this.model = model;
    setId("fault-bar");
    model.faults().addListener((ListChangeListener<Fault>) change -> fill());
    model.coming().addListener((ListChangeListener<RemoteBranch>) change -> fill());
    model.unread().addListener((ListChangeListener<RetortException>) change -> fill());
    messages.languageProperty().addListener((o, old, now) -> fill());
    fill();
  }

  private void fill() {
    getChildren().clear();
    model.faults().forEach(fault -> getChildren().add(line(fault)));
    model.coming().forEach(branch -> getChildren().add(line(branch)));
    model.unread().forEach(failure -> getChildren().add(line(failure)));
    setVisible(!getChildren().isEmpty());
    setManaged(isVisible());
  }

  private HBox line(Fault fault) {
    Label said = label(model.title(fault), "fth-alert-triangle", "danger");
    String notes = String.join("\n", fault.notes());
    said.setTooltip(new Tooltip(fault.sentence() + (notes.isEmpty() ? "" : "\n" + notes)));
    HBox line = new HBox(said);
    line.getStyleClass().addAll("graph-banner", "fault-line");
    for (Fault.Mend mend : fault.mends()) {
      Button button = new Button(model.choice(mend));
      button.setId("mend-" + mend.choice());
      button.setMinWidth(USE_PREF_SIZE);
      button.setTooltip(new Tooltip(mend.sentence()));
      button.setOnAction(e -> model.mend(fault, mend));
      line.getChildren().add(button);
    }
    return line;
  }

  private Label line(RemoteBranch branch) {
    Label said = label(model.line(branch), "fth-download-cloud", "accent");
    said.getStyleClass().addAll("graph-banner", "coming-line");
    return said;
  }

  private Label line(RetortException failure) {
    Label said = label(model.line(failure), "fth-alert-triangle", "warning");
    said.getStyleClass().addAll("graph-banner", "unread-line");
    return said;
  }

  private static Label label(String text, String icon, String tone) {
    Label label = Icons.line(text, icon, tone);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    return label;
  }
}
