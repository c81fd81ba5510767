package dev.retort.ui.plan;

import dev.retort.ui.support.Icons;
import dev.retort.ui.support.Messages;
import java.util.Comparator;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** What a plan does to data, one sentence a line; each leads to its statement. */
final class EffectList extends ScrollPane {
  private static final PseudoClass GRAVE = PseudoClass.getPseudoClass("grave");
  private static final int MOST_HEIGHT = 116;

  private final PlanViewModel model;
  private final Messages messages;
  private final VBox rows = new VBox();

  EffectList(PlanViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    setId("plan-effects");
    getStyleClass().addAll("edge-to-edge", "plan-effects");
    rows.getStyleClass().add("plan-effect-rows");
    setContent(rows);
    setFitToWidth(true);
    setMaxHeight(MOST_HEIGHT);
    setMinHeight(USE_PREF_SIZE);
    visibleProperty().bind(Bindings.isNotEmpty(model.effects()));
    managedProperty().bind(visibleProperty());
    model.effects().addListener((ListChangeListener<PlanEffect>) change -> fill());
    messages.languageProperty().addListener((o, old, now) -> fill());
    fill();
  }

  private void fill() {
    boolean grave = model.effects().stream().anyMatch(PlanEffect::isGrave);
    pseudoClassStateChanged(GRAVE, grave);
    rows.getChildren()
        .setAll(
            model.effects().stream()
                .sorted(Comparator.comparing(e -> !e.isGrave()))
                .map(this::row)
                .toList());
    setPrefHeight(Math.min(MOST_HEIGHT, 14 + 22 * rows.getChildren().size()));
  }

  private Hyperlink row(PlanEffect effect) {
    Hyperlink link =
        new Hyperlink(
            messages.text(effect.key(), effect.subject()),
            effect.isGrave()
                ? Icons.of("fth-alert-triangle", "warning")
                : Icons.of("fth-info", "muted"));
    link.setOnAction(
        e -> {
          link.setVisited(false);
          model.choose(effect);
        });
    return link;
  }
}
