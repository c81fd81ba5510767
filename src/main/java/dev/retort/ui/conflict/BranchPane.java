package dev.retort.ui.conflict;

import dev.retort.ui.control.SqlEditor;
import dev.retort.ui.support.Icons;
import dev.retort.ui.support.UiContext;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What one branch does: object by object above, the statements of the chosen one below. */
final class BranchPane extends BorderPane {
  private final ListView<BranchLine> list;
  private final SqlEditor editor;

  BranchPane(
      UiContext context,
      String id,
      String titleKey,
      String head,
      ObservableList<BranchLine> lines) {
    getStyleClass().add("branch-pane");
    Label title = new Label();
    title.textProperty().bind(context.messages().bind(titleKey));
    title.getStyleClass().add("pane-heading");
    Label revision = new Label(head);
    revision.getStyleClass().addAll("code", "text-muted");
    revision.setTooltip(new Tooltip(head));
    VBox top = new VBox(title, revision);
    top.getStyleClass().add("branch-head");
    list = new ListView<>(lines);
    list.setId("resolve-" + id);
    list.getStyleClass().addAll("edge-to-edge", "dense");
    list.setCellFactory(view -> new Cell());
    list.accessibleTextProperty().bind(title.textProperty());
    Label nothing = new Label();
    nothing.textProperty().bind(context.messages().bind("resolve.no_changes"));
    nothing.getStyleClass().add("text-muted");
    nothing.setWrapText(true);
    list.setPlaceholder(nothing);
    editor = new SqlEditor(context.messages(), context.tasks());
    editor.area().setWrapText(true);
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((o, old, now) -> editor.show(now == null ? "" : now.sql(), false));
    list.setMinHeight(120);
    list.setPrefHeight(200);
    SplitPane.setResizableWithParent(list, false);
    SplitPane split = new SplitPane(list, editor);
    split.setOrientation(Orientation.VERTICAL);
    setTop(top);
    setCenter(split);
  }

  /** Chooses what the branch does to an object. */
  void show(String object) {
    for (BranchLine line : list.getItems()) {
      if (line.object().equals(object)) {
        list.getSelectionModel().select(line);
        // Before the first layout that would scroll past the rows.
        if (list.getHeight() > 0) {
          list.scrollTo(line);
        }
        return;
      }
    }
    list.getSelectionModel().clearSelection();
  }

  private static final class Cell extends ListCell<BranchLine> {
    Cell() {
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable BranchLine line, boolean empty) {
      super.updateItem(line, empty);
      if (empty || line == null) {
        setText(null);
        setGraphic(null);
        setTooltip(null);
        return;
      }
      setText(line.description());
      setTooltip(new Tooltip(line.description()));
      setGraphic(
          line.meets()
              ? Icons.of("fth-alert-triangle", "warning")
              : Icons.of("fth-circle", "muted"));
    }
  }
}
