package dev.retort.cli;

import dev.retort.error.UnsupportedFeatureException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The window, as the command line sees it; what implements it may load a toolkit, and only when
 * called.
 */
public interface Desktop {
  /**
   * What is to be shown.
   *
   * @param folder the folder whose environments are listed
   * @param environmentFile the environment that is selected, or null for the first
   * @param theme {@code light} or {@code dark}, or null for the remembered one
   * @param language the language of the texts, or null for the remembered one
   * @param show what a picture shows: {@code graph}, or the pane of a feature such as {@code plan}
   */
  record Screen(
      Path folder,
      @Nullable Path environmentFile,
      @Nullable String theme,
      @Nullable Locale language,
      String show) {}

  /** Opens the window and returns when it is closed. */
  void open(Screen screen);

  /** Draws the window to a PNG file, without a display. */
  void snapshot(Screen screen, Path png);

  /**
   * Says that the display or a system library does not do what a window needs.
   *
   * @throws UnsupportedFeatureException always
   */
  static void unusable(Throwable cause) {
    throw new UnsupportedFeatureException(
        "The window cannot be opened here: "
            + cause.getMessage()
            + ". Look whether DISPLAY names a display that answers and whether the desktop"
            + " libraries are installed (on Debian or Ubuntu: apt-get install -y libgtk-3-0"
            + " libxtst6), or draw the window to a file with: retort ui --snapshot FILE");
  }

  /**
   * Says that the desktop libraries are not there.
   *
   * @throws UnsupportedFeatureException always
   */
  static void missing(Throwable cause) {
    throw new UnsupportedFeatureException(
        "The window needs JavaFX, which is not on the class path ("
            + cause.getMessage()
            + "). Start it with the launcher ./retort, or add the JavaFX libraries.");
  }
}
