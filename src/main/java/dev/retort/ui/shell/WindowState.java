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
import javafx.scene.control.SplitPane;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Puts the window back to how it was left, and remembers how it is left. */
final class WindowState {
  private static final double MIN_WIDTH = 800;
  private static final double MIN_HEIGHT = 500;
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

  /** Sets a divider, and follows it. */
  void followDivider(String name, SplitPane pane, double otherwise) {
    pane.setDividerPositions(settings.number(name, otherwise));
    pane.getDividers()
        .get(0)
        .positionProperty()
        .addListener((o, old, now) -> settings.write(name, String.valueOf(now)));
  }

  /**
   * Sets place and size, as far as they are on a screen; remembers them when the window is closed.
   */
  void followStage(Stage stage) {
    stage.setMinWidth(MIN_WIDTH);
    stage.setMinHeight(MIN_HEIGHT);
    stage.setWidth(Math.max(MIN_WIDTH, settings.number("window.width", 1440)));
    stage.setHeight(Math.max(MIN_HEIGHT, settings.number("window.height", 900)));
    double x = settings.number("window.x", -1);
    double y = settings.number("window.y", -1);
    if (settings.read("window.x").isPresent() && isOnScreen(x, y)) {
      stage.setX(x);
      stage.setY(y);
    }
    stage.setMaximized("true".equals(settings.read("window.maximized").orElse("")));
    stage.setOnHiding(e -> remember(stage));
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
