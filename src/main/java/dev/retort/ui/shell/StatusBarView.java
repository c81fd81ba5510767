package dev.retort.ui.shell;

import dev.retort.ui.support.Icons;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.RunningTask;
import dev.retort.ui.support.TaskRunner;
import dev.retort.ui.workspace.Workspace;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * The line at the bottom: the folder at the left, the oldest task with its progress and cancel at
 * the right.
 */
final class StatusBarView extends HBox {
  private final Messages messages;
  private final TaskRunner tasks;
  private final HBox task = new HBox();

  StatusBarView(Messages messages, TaskRunner tasks, Workspace workspace) {
    this.messages = messages;
    this.tasks = tasks;
    setId("status-bar");
    getStyleClass().add("shell-status");
    setAlignment(Pos.CENTER_LEFT);
    Label folder = new Label("", Icons.of("fth-folder"));
    folder.getStyleClass().add("text-muted");
    folder.textProperty().bind(folderText(workspace));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    task.setAlignment(Pos.CENTER_RIGHT);
    task.getStyleClass().add("shell-task");
    getChildren().addAll(folder, gap, task);
    tasks.running().addListener((ListChangeListener<RunningTask>) change -> showTask());
    showTask();
  }

  private StringBinding folderText(Workspace workspace) {
    return Bindings.createStringBinding(
        () -> {
          Object folder = workspace.folderProperty().get();
          return folder == null ? messages.text("shell.no_folder") : folder.toString();
        },
        workspace.folderProperty(),
        messages.languageProperty());
  }

  private void showTask() {
    task.getChildren().clear();
    if (tasks.running().isEmpty()) {
      return;
    }
    RunningTask first = tasks.running().get(0);
    Label title = new Label();
    title
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> text(first, tasks.running().size()),
                first.detailProperty(),
                first.cancellingProperty(),
                messages.languageProperty()));
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(first.fractionProperty());
    bar.setPrefWidth(160);
    task.getChildren().addAll(title, bar);
    if (first.isCancellable()) {
      Button cancel = new Button();
      cancel.setId("task-cancel");
      cancel.getStyleClass().addAll("small", "flat");
      cancel.textProperty().bind(messages.bind("shell.cancel"));
      cancel.disableProperty().bind(first.cancellingProperty());
      cancel.setOnAction(e -> first.cancel());
      task.getChildren().add(cancel);
    }
  }

  private String text(RunningTask shown, int count) {
    String title = shown.title();
    if (shown.cancellingProperty().get()) {
      return messages.text("shell.cancelling", title);
    }
    String detail = shown.detailProperty().get();
    String more = count > 1 ? messages.text("shell.more_tasks", count - 1) : "";
    return (detail.isEmpty() ? title : title + " – " + detail) + more;
  }
}
