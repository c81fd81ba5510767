package dev.retort.ui.shell;

import dev.retort.ui.support.Command;
import dev.retort.ui.support.CommandNodes;
import dev.retort.ui.support.Commands;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Separator;
import javafx.scene.control.ToolBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The tool bar: what changes a project at the left, how the window looks at the right. */
final class WindowToolBar extends ToolBar {
  private final Commands commands;
  private final CommandNodes nodes;

  WindowToolBar(Commands commands, CommandNodes nodes) {
    this.commands = commands;
    this.nodes = nodes;
    setId("tool-bar");
    getStyleClass().add("shell-toolbar");
    commands.all().addListener((ListChangeListener<Command>) change -> fill());
    fill();
  }

  private void fill() {
    getItems().clear();
    boolean workBegan = false;
    for (Command command : commands.in(Command.Place.TOOLBAR)) {
      boolean work = command.isIn(Command.Place.MIGRATION_MENU);
      if (work && !workBegan) {
        getItems().add(new Separator(Orientation.VERTICAL));
        workBegan = true;
      }
      getItems().add(nodes.button(command));
    }
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getItems().add(gap);
    icon("palette").ifPresent(getItems()::add);
    icon("language").ifPresent(getItems()::add);
    icon("theme").ifPresent(getItems()::add);
  }

  private Optional<Node> icon(String id) {
    return commands.find(id).map(nodes::iconButton);
  }
}
