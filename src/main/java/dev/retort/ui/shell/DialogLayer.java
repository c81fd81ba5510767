package dev.retort.ui.shell;

import dev.retort.ui.support.Icons;
import dev.retort.ui.support.Question;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Asks questions on a card over the whole window; keys and mouse do not get through to what is
 * below.
 */
final class DialogLayer extends StackPane {
  private @Nullable Node focusBefore;

  DialogLayer() {
    setId("dialog-layer");
    getStyleClass().add("dialog-layer");
    setVisible(false);
  }

  void ask(Question question, Consumer<String> answer) {
    if (!isVisible() && getScene() != null) {
      focusBefore = getScene().getFocusOwner();
    }
    VBox card = new VBox(heading(question));
    card.getStyleClass().addAll("dialog-card", "elevated-4");
    card.setMaxSize(560, Region.USE_PREF_SIZE);
    if (!question.text().isEmpty()) {
      card.getChildren().add(wrapped(question.text(), "dialog-text"));
    }
    if (!question.items().isEmpty()) {
      card.getChildren().add(items(question));
    }
    String detail = question.detail();
    if (detail != null) {
      card.getChildren().add(detail(detail));
    }
    HBox buttons = new HBox();
    buttons.getStyleClass().add("dialog-buttons");
    buttons.setAlignment(Pos.CENTER_RIGHT);
    Node first = null;
    for (Question.Choice choice : question.choices()) {
      Button button = button(choice, answer);
      buttons.getChildren().add(button);
      if (first == null || choice.kind() == Question.Choice.Kind.DEFAULT) {
        first = button;
      }
    }
    card.getChildren().add(buttons);
    show(card, question, answer);
    if (first != null) {
      first.requestFocus();
    }
  }

  private void show(VBox card, Question question, Consumer<String> answer) {
    getChildren().setAll(card);
    setVisible(true);
    setOnKeyPressed(event -> onKey(event, question, answer));
  }

  private void onKey(KeyEvent event, Question question, Consumer<String> answer) {
    if (event.getCode() == KeyCode.ESCAPE && !question.choices().isEmpty()) {
      event.consume();
      finish(question.choices().get(0).id(), answer);
    }
  }

  private static HBox heading(Question question) {
    HBox heading = new HBox();
    heading.getStyleClass().add("dialog-heading");
    heading.setAlignment(Pos.CENTER_LEFT);
    if (question.tone() != Question.Tone.PLAIN) {
      boolean error = question.tone() == Question.Tone.ERROR;
      heading
          .getChildren()
          .add(
              Icons.of(
                  error ? "fth-x-octagon" : "fth-alert-triangle", error ? "danger" : "warning"));
    }
    Label title = wrapped(question.title(), "title-4");
    HBox.setHgrow(title, Priority.ALWAYS);
    heading.getChildren().add(title);
    return heading;
  }

  private static Node items(Question question) {
    VBox list = new VBox();
    list.getStyleClass().add("dialog-items");
    question.items().forEach(item -> list.getChildren().add(wrapped(item, "dialog-item")));
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(240);
    scroll.getStyleClass().add("dialog-scroll");
    return scroll;
  }

  private static Node detail(String text) {
    TextArea area = new TextArea(text);
    area.setEditable(false);
    area.setWrapText(true);
    area.setPrefRowCount(Math.min(10, 2 + (int) text.lines().count()));
    area.getStyleClass().addAll("code", "dialog-detail");
    return area;
  }

  private Button button(Question.Choice choice, Consumer<String> answer) {
    Button button = new Button(choice.text());
    button.setId("choice-" + choice.id());
    switch (choice.kind()) {
      case DEFAULT -> {
        button.setDefaultButton(true);
        button.getStyleClass().add("accent");
      }
      case DANGER -> button.getStyleClass().add("danger");
      case PLAIN -> {}
    }
    button.setOnAction(e -> finish(choice.id(), answer));
    return button;
  }

  private void finish(String id, Consumer<String> answer) {
    setVisible(false);
    getChildren().clear();
    if (focusBefore != null) {
      focusBefore.requestFocus();
      focusBefore = null;
    }
    answer.accept(id);
  }

  private static Label wrapped(String text, String styleClass) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(styleClass);
    return label;
  }
}
