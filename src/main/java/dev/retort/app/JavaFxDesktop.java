package dev.retort.app;

import dev.retort.cli.Desktop;
import dev.retort.error.UnsupportedFeatureException;
import java.nio.file.Path;

/** The window in JavaFX; loads the toolkit only when it is called. */
final class JavaFxDesktop implements Desktop {
  @Override
  public void open(Screen screen) {
    throw missing(null);
  }

  @Override
  public void snapshot(Screen screen, Path png) {
    throw missing(null);
  }

  private static UnsupportedFeatureException missing(
      @org.jspecify.annotations.Nullable Throwable cause) {
    return new UnsupportedFeatureException(
        "The window needs JavaFX, which is not on the class path"
            + (cause == null ? "" : " (" + cause + ")")
            + ". Start it with the launcher ./retort, or add the JavaFX libraries.");
  }
}
