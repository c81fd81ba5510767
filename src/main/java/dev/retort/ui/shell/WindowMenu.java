package dev.retort.ui.shell;

import dev.retort.ui.support.Command;
import dev.retort.ui.support.CommandNodes;
import dev.retort.ui.support.Commands;
import dev.retort.ui.support.Messages;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;

/** The menu bar; a command that is added later appears in it. */
final class WindowMenu extends MenuBar {
  WindowMenu(Messages messages, Commands commands, CommandNodes nodes) {
    setId("menu-bar");
    getStyleClass().add("shell-menu");
    for (Command.Place place :
        new Command.Place[] {
          Command.Place.FILE_MENU,
          Command.Place.EDIT_MENU,
          Command.Place.VIEW_MENU,
          Command.Place.MIGRATION_MENU
        }) {
      Menu menu = new Menu();
      String name = place.name().toLowerCase(java.util.Locale.ROOT).replace("_menu", "");
      menu.textProperty().bind(messages.bind("menu." + name));
      Runnable fill =
          () -> menu.getItems().setAll(commands.in(place).stream().map(nodes::menuItem).toList());
      commands.all().addListener((ListChangeListener<Command>) change -> fill.run());
      fill.run();
      getMenus().add(menu);
    }
  }
}
