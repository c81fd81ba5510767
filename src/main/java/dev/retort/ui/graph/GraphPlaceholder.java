package dev.retort.ui.graph;

import dev.retort.config.ConfigProblem;
import dev.retort.ui.control.EmptyState;
import dev.retort.ui.support.Command;
import dev.retort.ui.support.CommandNodes;
import dev.retort.ui.support.Commands;
import dev.retort.ui.support.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import org.jspecify.annotations.Nullable;

/** What stands in the centre instead of a graph, with what to do. */
final class GraphPlaceholder {
  private final GraphViewModel model;
  private final Messages messages;
  private final Commands commands;
  private final CommandNodes nodes;

  GraphPlaceholder(GraphViewModel model, Messages messages, Commands commands) {
    this.model = model;
    this.messages = messages;
    this.commands = commands;
    this.nodes = new CommandNodes(messages);
  }

  /** The state for a mode; null for the graph itself. */
  @Nullable EmptyState of(GraphMode mode) {
    return switch (mode) {
      case GRAPH -> null;
      case NO_FOLDER -> state("fth-folder", "no_folder", "", "open", "init");
      case FOLDER_FAILED ->
          state("fth-alert-triangle", "folder_failed", model.failureText(), "open", "refresh");
      case NO_ENVIRONMENT ->
          state("fth-file-plus", "no_environment", "", "init", "open", "refresh");
      case LOADING -> state("fth-clock", "loading", "");
      case BROKEN_ENVIRONMENT -> broken();
      case NO_REVISIONS ->
          state("fth-git-commit", "no_revisions", "", "generate", "revision.new", "adopt");
    };
  }

  private EmptyState broken() {
    List<ConfigProblem> problems = model.configProblems();
    EmptyState state =
        state(
            "fth-alert-triangle",
            "broken",
            problems.isEmpty() ? model.failureText() : "",
            "environment.edit",
            "refresh");
    for (ConfigProblem problem : problems) {
      state.withItem(place(problem), problem.message());
    }
    return state;
  }

  /** The folder is in the status bar, so the file's name and the place in it are enough. */
  private static String place(ConfigProblem problem) {
    String position = problem.position().toString();
    int slash = Math.max(position.lastIndexOf('/'), position.lastIndexOf('\\'));
    return position.substring(slash + 1);
  }

  private EmptyState state(String icon, String name, String said, String... commandIds) {
    List<Button> buttons = new ArrayList<>();
    for (String id : commandIds) {
      commands.find(id).ifPresent(command -> buttons.add(button(command, buttons.isEmpty())));
    }
    String text = said.isEmpty() ? messages.text("graph.state." + name + ".text") : said;
    return new EmptyState(icon, messages.text("graph.state." + name + ".title"), text, buttons);
  }

  private Button button(Command command, boolean first) {
    Button button = nodes.button(command);
    button.setId("empty-" + command.id());
    button.setContentDisplay(ContentDisplay.LEFT);
    if (first) {
      button.getStyleClass().add("accent");
    }
    return button;
  }
}
