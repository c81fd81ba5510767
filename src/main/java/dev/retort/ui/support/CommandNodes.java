package dev.retort.ui.support;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;

/** Makes buttons, menu items and accelerators from commands. */
public final class CommandNodes {
  private final Messages messages;

  /** Nodes whose texts come from there. */
  public CommandNodes(Messages messages) {
    this.messages = messages;
  }

  /** A button with icon and text; its tooltip names the key. */
  public Button button(Command command) {
    Button button = new Button();
    button.setId("button-" + command.id());
    button.textProperty().bind(messages.bind(command.textKey()));
    String icon = command.icon();
    if (icon != null) {
      button.setGraphic(Icons.of(icon));
    }
    button.setOnAction(e -> command.run());
    button.disableProperty().bind(Bindings.not(command.executable()));
    button.setTooltip(tooltip(command));
    return button;
  }

  /** A button that shows only its icon; the text is there for screen readers and in the tooltip. */
  public Button iconButton(Command command) {
    Button button = button(command);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.accessibleTextProperty().bind(messages.bind(command.textKey()));
    button.getStyleClass().addAll("button-icon", "flat");
    return button;
  }

  private Tooltip tooltip(Command command) {
    Tooltip tooltip = new Tooltip();
    KeyBinding key = command.key();
    String shown = key == null ? "" : " (" + combination(key).getDisplayText() + ")";
    tooltip.textProperty().bind(Bindings.concat(messages.bind(command.tipKey()), shown));
    return tooltip;
  }

  /** A menu item with icon, text and key. */
  public MenuItem menuItem(Command command) {
    MenuItem item = new MenuItem();
    item.setId("menu-" + command.id());
    item.textProperty().bind(messages.bind(command.textKey()));
    String icon = command.icon();
    if (icon != null) {
      item.setGraphic(Icons.of(icon));
    }
    KeyBinding key = command.key();
    if (key != null && key.scope() == KeyBinding.Scope.WINDOW) {
      item.setAccelerator(combination(key));
    }
    item.setOnAction(e -> command.run());
    item.disableProperty().bind(Bindings.not(command.executable()));
    return item;
  }

  /** A context menu of these commands; an empty group makes no line. */
  public ContextMenu contextMenu(List<List<Command>> groups) {
    ContextMenu menu = new ContextMenu();
    for (List<Command> group : groups) {
      if (!menu.getItems().isEmpty() && !group.isEmpty()) {
        menu.getItems().add(new SeparatorMenuItem());
      }
      group.forEach(command -> menu.getItems().add(menuItem(command)));
    }
    return menu;
  }

  /** Makes the keys of commands that are in no menu work in a scene. */
  public static void installKeys(Scene scene, List<Command> commands) {
    for (Command command : commands) {
      KeyBinding key = command.key();
      if (key != null && key.scope() == KeyBinding.Scope.WINDOW) {
        scene.getAccelerators().put(combination(key), command::run);
      }
    }
  }

  /** A key as JavaFX has it. */
  public static KeyCombination combination(KeyBinding key) {
    return KeyCombination.valueOf(key.combination());
  }
}
