package dev.retort.ui.shell;

import dev.retort.ui.support.Language;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.Settings;
import dev.retort.ui.support.Theme;
import dev.retort.ui.support.Themes;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Puts the window back to how it was left, and remembers how it is left. */
final class WindowState {
  private static final double MIN_WIDTH = 800;
  private static final double MIN_HEIGHT = 500;
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;
  private final Settings settings;

  WindowState(Settings settings) {
    this.settings = settings;
  }

  /** Sets theme and language, and follows both. */
  void restoreLook(Themes themes, Messages messages) {
    themes.themeProperty().set(Theme.of(settings.read("theme").orElse("")));
    messages
        .languageProperty()
        .set(Language.of(settings.read("language").orElse(Locale.getDefault().getLanguage())));
    themes.setTextSize(settings.number("text.size", 1));
    themes.textSizeProperty().subscribe(size -> settings.write("text.size", String.valueOf(size)));
    themes.themeProperty().subscribe(theme -> settings.write("theme", theme.id()));
    messages.languageProperty().subscribe(language -> settings.write("language", language.id()));
  }

  /**
   * Sets a divider, and remembers where the person drags it; that a smaller window moves it too
   * says nothing about what the person wants.
   */
  void followDivider(String name, SplitPane pane, double otherwise) {
    pane.setDividerPositions(settings.number(name, otherwise));
    pane.addEventFilter(
        MouseEvent.MOUSE_RELEASED,
        e -> {
          if (e.getTarget() instanceof Node node && isDividerOf(pane, node)) {
            settings.write(name, String.valueOf(pane.getDividerPositions()[0]));
          }
        });
  }

  /** Or its grabber; the divider of a pane inside this one is none. */
  private static boolean isDividerOf(SplitPane pane, Node node) {
    @Nullable Node above = node;
    while (above != null && above.getParent() != pane) {
      above = above.getParent();
    }
    return above != null && above.getStyleClass().contains("split-pane-divider");
  }

  /**
   * Sets place and size, as far as they are on a screen; remembers them when the window is closed.
   */
  void followStage(Stage stage) {
    stage.setMinWidth(MIN_WIDTH);
    stage.setMinHeight(MIN_HEIGHT);
    Rectangle2D room = Screen.getPrimary().getVisualBounds();
    stage.setWidth(length("window.width", WIDTH, MIN_WIDTH, room.getWidth()));
    stage.setHeight(length("window.height", HEIGHT, MIN_HEIGHT, room.getHeight()));
    double x = settings.number("window.x", -1);
    double y = settings.number("window.y", -1);
    if (settings.read("window.x").isPresent() && isOnScreen(x, y)) {
      stage.setX(x);
      stage.setY(y);
    }
    stage.setMaximized("true".equals(settings.read("window.maximized").orElse("")));
    stage.setOnHiding(e -> remember(stage));
  }

  private double length(String name, double otherwise, double least, double room) {
    return Math.max(least, Math.min(settings.number(name, otherwise), room));
  }

  private static boolean isOnScreen(double x, double y) {
    return Screen.getScreens().stream()
        .map(Screen::getVisualBounds)
        .anyMatch(bounds -> bounds.intersects(new Rectangle2D(x, y, MIN_WIDTH / 2, 100)));
  }

  private void remember(Stage stage) {
    settings.write("window.maximized", String.valueOf(stage.isMaximized()));
    if (!stage.isMaximized()) {
      settings.write("window.width", String.valueOf(stage.getWidth()));
      settings.write("window.height", String.valueOf(stage.getHeight()));
      settings.write("window.x", String.valueOf(stage.getX()));
      settings.write("window.y", String.valueOf(stage.getY()));
    }
  }

  /** The folder that was open last, if it still exists. */
  Optional<Path> lastFolder() {
    try {
      return settings.read("folder").map(Path::of).filter(Files::isDirectory);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  void rememberFolder(Path folder) {
    settings.write("folder", folder.toAbsolutePath().toString());
  }
}
