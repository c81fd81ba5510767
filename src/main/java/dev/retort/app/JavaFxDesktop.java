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
      RetortWindow.open(
          screen.folder(),
          screen.environmentFile(),
          screen.theme() == null ? null : theme(screen),
          screen.language() == null ? null : language(screen));
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
      RetortWindow.snapshot(
          new SnapshotRequest(
              screen.folder(),
              screen.environmentFile(),
              theme(screen),
              language(screen),
              WIDTH,
              HEIGHT,
              SnapshotContent.of(screen.show())),
          png);
    } catch (NoClassDefFoundError e) {
      Desktop.missing(e);
    }
  }

  private static Theme theme(Screen screen) {
    return "dark".equals(screen.theme()) ? Theme.DARK : Theme.LIGHT;
  }

  private static Language language(Screen screen) {
    Locale locale = screen.language();
    boolean chinese = locale != null && locale.getLanguage().equals("zh");
    return chinese ? Language.CHINESE : Language.ENGLISH;
  }
}
