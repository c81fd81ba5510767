package dev.retort.app;

import dev.retort.cli.Desktop;
import dev.retort.ui.shell.RetortWindow;
import dev.retort.ui.shell.SnapshotContent;
import dev.retort.ui.shell.SnapshotRequest;
import dev.retort.ui.support.Language;
import dev.retort.ui.support.Theme;
import java.nio.file.Path;
import java.util.Locale;

/** The JavaFX window; its libraries are optional, and loaded when it is asked for. */
final class JavaFxDesktop implements Desktop {
  private static final int WIDTH = 1440;
  private static final int HEIGHT = 900;

  @Override
  public void open(Screen screen) {
    ToolkitLog.quiet();
    try {
      RetortWindow.open(screen.folder(), screen.environmentFile());
    } catch (NoClassDefFoundError e) {
      Desktop.missing(e);
    } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
      Desktop.unusable(e);
    }
  }

  @Override
  public void snapshot(Screen screen, Path png) {
    ToolkitLog.quiet();
    try {
      Locale locale = screen.language();
      boolean chinese = locale != null && locale.getLanguage().equals("zh");
      RetortWindow.snapshot(
          new SnapshotRequest(
              screen.folder(),
              screen.environmentFile(),
              "dark".equals(screen.theme()) ? Theme.DARK : Theme.LIGHT,
              chinese ? Language.CHINESE : Language.ENGLISH,
              WIDTH,
              HEIGHT,
              SnapshotContent.of(screen.show())),
          png);
    } catch (NoClassDefFoundError e) {
      Desktop.missing(e);
    }
  }
}
