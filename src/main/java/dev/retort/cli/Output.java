package dev.retort.cli;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a command writes: results to standard output as text or JSON, messages to standard error.
 */
final class Output {
  private final Shell shell;
  private final Hints hints;
  private final boolean json;
  private final boolean quiet;
  private final boolean colour;

  Output(Shell shell, Hints hints, boolean json, boolean quiet, boolean colour) {
    this.shell = shell;
    this.hints = hints;
    this.json = json;
    this.quiet = quiet;
    this.colour = colour;
  }

  /** The choice of {@code options}, of NO_COLOR and of the terminal. */
  static Output of(Shell shell, RootCommand options) {
    String noColour = shell.variables().getOrDefault("NO_COLOR", "");
    boolean colour =
        !options.noColor
            && noColour.isEmpty()
            && !"dumb".equals(shell.variables().get("TERM"))
            && shell.terminal().output()
            && shell.terminal().error();
    return new Output(shell, Hints.of(options), options.isJson(), options.quiet, colour);
  }

  boolean isJson() {
    return json;
  }

  boolean isQuiet() {
    return quiet;
  }

  /** A line of the result. */
  void line(String text) {
    PrintStream out = shell.out();
    out.print(text);
    out.print('\n');
  }

  /** A line of the result that says what to type, so that it can be typed. */
  void advice(String text) {
    line(hints.in(text));
  }

  /** A line that a person may want to know and that {@code -q} leaves out; never in JSON. */
  void info(String text) {
    if (!quiet && !json) {
      advice(text);
    }
  }

  /** The whole result. */
  void json(Object value) {
    line(JsonWriter.write(value));
  }

  /** A remark on standard error. */
  void note(String text) {
    if (!quiet) {
      message(text);
    }
  }

  /** A warning on standard error. */
  void warning(String text) {
    message(style(Style.YELLOW, "warning:") + " " + text);
  }

  /** What went wrong, on standard error. */
  void error(String text) {
    message(style(Style.RED, "error:") + " " + text);
  }

  /** Asks on standard error; null at the end of input. */
  @Nullable String ask(String question) {
    shell.out().flush();
    shell.err().print(question);
    shell.err().flush();
    try {
      return shell.in().readLine();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void message(String text) {
    shell.out().flush();
    shell.err().print(hints.in(text));
    shell.err().print('\n');
    shell.err().flush();
  }

  String style(Style style, String text) {
    return colour ? style.start + text + "\u001b[0m" : text;
  }

  /** The few colours that text for people has. */
  enum Style {
    BOLD("\u001b[1m"),
    RED("\u001b[1;31m"),
    GREEN("\u001b[32m"),
    YELLOW("\u001b[33m"),
    DIM("\u001b[2m");

    private final String start;

    Style(String start) {
      this.start = start;
    }
  }
}
