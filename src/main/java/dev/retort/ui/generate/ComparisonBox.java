package dev.retort.ui.generate;

import dev.retort.ui.support.CommandNodes;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.UiContext;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** What the heads of a merge do to each other, line by line, with the way to decide it. */
final class ComparisonBox extends VBox {
  private static final double HIGHEST = 180;

  private final UiContext context;
  private final MergeComparison comparison;
  private final VBox rows = new VBox();
  private final ScrollPane scroll = new ScrollPane(rows);

  ComparisonBox(UiContext context, MergeComparison comparison) {
    this.context = context;
    this.comparison = comparison;
    setId("merge-comparison");
    getStyleClass().add("merge-comparison");
    rows.getStyleClass().add("proof-list");
    scroll.setFitToWidth(true);
    scroll.prefViewportHeightProperty().bind(Bindings.min(HIGHEST, rows.heightProperty()));
    scroll.getStyleClass().add("edge-to-edge");
    getChildren().add(scroll);
    comparison.lines().addListener((ListChangeListener<MergeComparison.Line>) change -> fill());
    comparison.runningProperty().addListener((o, old, now) -> fill());
    fill();
  }

  private void fill() {
    rows.getChildren().clear();
    getChildren().setAll(scroll);
    if (comparison.runningProperty().get()) {
      Label waiting = row(context.messages().text("merge.compare.running"), "fth-clock", "muted");
      waiting.getStyleClass().add("text-muted");
      return;
    }
    for (MergeComparison.Line line : comparison.lines()) {
      switch (line.tone()) {
        case GOOD -> row(line.text(), "fth-check-circle", "success");
        case WARNING -> row(line.text(), "fth-alert-triangle", "warning");
        case BAD -> row(line.text(), "fth-x-circle", "danger");
      }
    }
    if (comparison.lines().stream().anyMatch(l -> l.tone() == MergeComparison.Tone.BAD)) {
      context
          .commands()
          .find("resolve")
          .ifPresent(c -> getChildren().add(new CommandNodes(context.messages()).button(c)));
    }
  }

  private Label row(String text, String icon, String tone) {
    Label label = Icons.line(text, icon, tone);
    rows.getChildren().add(label);
    return label;
  }
}
