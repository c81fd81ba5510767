package dev.retort.ui.control;

import dev.retort.error.RetortException;
import dev.retort.ui.support.Buttons;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.UiContext;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

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

  /** Says what failed, in the failure's own words, which can be copied. */
  public static EmptyState failed(
      UiContext context, @Nullable RuntimeException cause, List<Button> buttons) {
    Messages messages = context.messages();
    String title =
        cause instanceof RetortException known
            ? messages.errorTitle(known.code())
            : messages.text("error.internal");
    String words = cause == null ? "" : String.valueOf(cause.getMessage());
    Button copy =
        Buttons.text(messages, "failed-copy", "report.copy", () -> context.dialogs().copy(words));
    copy.setGraphic(Icons.of("fth-copy"));
    List<Button> all = new ArrayList<>(List.of(copy));
    all.addAll(buttons);
    return new EmptyState("fth-alert-triangle", title, "", all).withItem("", words);
  }

  /** The same with two ways on: to leave, and to try again. Their ids begin with {@code id}. */
  public static EmptyState failed(
      UiContext context,
      String id,
      @Nullable RuntimeException cause,
      Runnable close,
      Runnable again) {
    Button retry = Buttons.text(context.messages(), id + "-again", "failed.again", again);
    retry.getStyleClass().add("accent");
    return failed(
        context,
        cause,
        List.of(Buttons.text(context.messages(), id + "-close", "plan.close", close), retry));
  }

  /** Adds a line of detail, such as a problem with its file and line. */
  public EmptyState withItem(String where, String what) {
    Label place = wrapped(where);
    place.getStyleClass().addAll("code", "text-muted");
    return with(place, wrapped(what));
  }

  /** Adds a statement and, above it, what is said of it; either may be empty. */
  public EmptyState withStatement(String said, String sql) {
    Label code = wrapped(sql);
    code.getStyleClass().add("code");
    return with(wrapped(said), code);
  }

  private static Label wrapped(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private EmptyState with(Label... lines) {
    VBox item = new VBox();
    item.getStyleClass().add("empty-item");
    for (Label line : lines) {
      if (!line.getText().isEmpty()) {
        item.getChildren().add(line);
      }
    }
    list.getChildren().add(item);
    return this;
  }
}
