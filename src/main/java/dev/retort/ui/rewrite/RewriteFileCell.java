package dev.retort.ui.rewrite;

import dev.retort.ui.support.Icons;
import dev.retort.ui.support.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A file's name, and what becomes of it. */
final class RewriteFileCell extends ListCell<RewriteFile> {
  private final Messages messages;
  private final Label name = new Label();
  private final Label fate = new Label();
  private final VBox box = new VBox(name, fate);

  RewriteFileCell(Messages messages) {
    this.messages = messages;
    fate.getStyleClass().addAll("text-muted", "text-small");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable RewriteFile file, boolean empty) {
    super.updateItem(file, empty);
    if (empty || file == null) {
      setGraphic(null);
      return;
    }
    name.setText(file.name());
    name.setGraphic(Icons.of(file.kind().icon(), file.kind().tone()));
    fate.setText(
        messages.text(
            "rewrite.file." + file.kind().id(), String.valueOf(file.before().getFileName())));
    setAccessibleText(file.name() + ". " + fate.getText());
    setGraphic(box);
  }
}
