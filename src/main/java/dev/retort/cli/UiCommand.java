package dev.retort.cli;

import dev.retort.error.UnsupportedFeatureException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The window, on a display or in a picture. */
@Command(name = "ui", description = "Open the window on a folder, or draw it to a PNG.")
final class UiCommand extends RetortCommand {
  private static final List<String> SHOWN =
      List.of(
          "graph",
          "file",
          "plan",
          "generate",
          "merge",
          "conflicts",
          "resolve",
          "drift",
          "model_drift",
          "guards",
          "journal",
          "repair",
          "palette");

  @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "Which folder; default: here.")
  @Nullable Path folder;

  @Option(names = "--snapshot", paramLabel = "FILE", description = "Draw it to a PNG instead.")
  @Nullable Path snapshot;

  @Option(names = "--theme", paramLabel = "light|dark", description = "Which theme.")
  @Nullable String theme;

  @Option(names = "--lang", paramLabel = "en|zh", description = "Which language.")
  @Nullable String language;

  @Option(
      names = "--show",
      paramLabel = "graph|plan|generate|merge",
      description = "What a --snapshot shows: the graph (default), or the pane of a command.")
  String show = "graph";

  @Override
  int run(Session session) {
    Shell shell = session.shell();
    Desktop.Screen screen = screen(session);
    if (snapshot != null) {
      Path png = shell.resolve(snapshot);
      draw(session, screen, png);
      return OK;
    }
    if (!hasDisplay(shell)) {
      throw new UnsupportedFeatureException(
          "There is no display to open the window on. Set DISPLAY, or draw it to a file with:"
              + " retort ui --snapshot FILE. 'retort --help' lists the commands.");
    }
    libraries(session).ensure(DesktopLibraries.Purpose.WINDOW);
    shell.desktop().open(screen);
    return OK;
  }

  /** Draws the window and says where. */
  static void draw(Session session, Desktop.Screen screen, Path png) {
    libraries(session).ensure(DesktopLibraries.Purpose.PICTURE);
    session.shell().out().flush();
    session.shell().desktop().snapshot(screen, png);
    Output output = session.output();
    if (output.isJson()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("snapshot", session.shell().display(png));
      output.json(fields);
    } else {
      output.line("Drew the window to " + session.shell().display(png));
    }
  }

  /** What a window needs of this machine. */
  static DesktopLibraries libraries(Session session) {
    return new DesktopLibraries(session.output(), Machine.here());
  }

  /** Whether a window can be shown: always, except on Linux without X11 or Wayland. */
  static boolean hasDisplay(Shell shell) {
    Map<String, String> variables = shell.variables();
    return !Machine.here().isLinux()
        || !variables.getOrDefault("DISPLAY", "").isBlank()
        || !variables.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
  }

  private Desktop.Screen screen(Session session) {
    Shell shell = session.shell();
    if (!SHOWN.contains(show)) {
      throw new UsageException(
          "retort ui", "'" + show + "' cannot be shown: " + String.join(" or ", SHOWN) + ".");
    }
    if (theme != null && !theme.equals("light") && !theme.equals("dark")) {
      throw new UsageException("retort ui", "'" + theme + "' is not a theme: light or dark.");
    }
    if (language != null && !language.equals("en") && !language.equals("zh")) {
      throw new UsageException("retort ui", "'" + language + "' is not a language here: en or zh.");
    }
    Path shown = folder == null ? shell.workingDirectory() : shell.resolve(folder);
    if (!Files.isDirectory(shown)) {
      throw new UsageException("retort ui", shown + " is not a folder.");
    }
    Locale locale = language == null ? null : Locale.forLanguageTag(language);
    return new Desktop.Screen(shown, environmentFile(session), theme, locale, show);
  }

  /** Only what was asked for by name: a folder without a config.yaml can be opened as well. */
  private static @Nullable Path environmentFile(Session session) {
    RootCommand options = session.options();
    boolean named =
        options.config != null
            || options.arguments.containsKey("config_file")
            || !session.shell().variables().getOrDefault("CONFIG_FILE", "").isBlank();
    return named ? session.environmentFile() : null;
  }
}
