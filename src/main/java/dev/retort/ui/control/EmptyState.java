package dev.retort.ui.control;

import dev.retort.ui.support.Icons;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What stands where there is nothing to show: what the case is, why, and what to do. */
public final class EmptyState extends VBox {
  private static final double MOST = 320;

  private final VBox list = new VBox();

  /** A state with an icon, a title, an explanation and buttons. */
  public EmptyState(String icon, String title, String text, List<? extends Node> buttons) {
    getStyleClass().add("empty-state");
    setAlignment(Pos.CENTER);
    Label heading = new Label(title);
    heading.getStyleClass().add("title-3");
    heading.setWrapText(true);
    Label explanation = new Label(text);
    explanation.getStyleClass().add("empty-text");
    explanation.setWrapText(true);
    explanation.setMinHeight(Region.USE_PREF_SIZE);
    explanation.setMaxWidth(520);
    explanation.setAlignment(Pos.CENTER);
    list.getStyleClass().add("empty-items");
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setMaxWidth(640);
    scroll.setMaxHeight(MOST);
    // Its own idea of its height does not know that the lines wrap.
    list.heightProperty()
        .addListener((o, old, now) -> scroll.setPrefHeight(Math.min(MOST, now.doubleValue() + 2)));
    scroll.getStyleClass().add("empty-scroll");
    scroll.visibleProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(list.getChildren()));
    scroll.managedProperty().bind(scroll.visibleProperty());
    HBox actions = new HBox();
    actions.setAlignment(Pos.CENTER);
    actions.getStyleClass().add("empty-actions");
    actions.getChildren().addAll(buttons);
    String tone = icon.equals("fth-alert-triangle") ? "danger" : "muted";
    getChildren().addAll(Icons.of(icon, tone), heading, explanation, scroll, actions);
  }

  /** Adds a line of detail, such as a problem with its file and line. */
  public EmptyState withItem(String where, String what) {
    Label place = new Label(where);
    place.getStyleClass().addAll("code", "text-muted");
    place.setWrapText(true);
    place.setMinHeight(Region.USE_PREF_SIZE);
    Label text = new Label(what);
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    VBox item = where.isEmpty() ? new VBox(text) : new VBox(place, text);
    item.getStyleClass().add("empty-item");
    list.getChildren().add(item);
    return this;
  }
}
