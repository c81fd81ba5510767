package dev.retort.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the commands that messages tell a person to type work as they stand: each carries the
 * environment file that was named on the command line. What a variable names needs no word.
 */
final class Hints {
  /** These have no environment, or make one. */
  private static final List<String> WITHOUT = List.of("init", "demo", "completion");

  private static final Pattern COMMAND =
      Pattern.compile(
          "(?<![\\w./\\\\-])retort (?=(?:"
              + String.join(
                  "|", CommandTable.NAMES.stream().filter(n -> !WITHOUT.contains(n)).toList())
              + ")(?![\\w-])(?! --help))");

  private static final Pattern PLAIN = Pattern.compile("[\\w./\\\\:@%+=,-]+");

  private final String replacement;

  private Hints(String replacement) {
    this.replacement = replacement;
  }

  /** For what was typed. */
  static Hints of(RootCommand options) {
    Path config = options.config;
    String named = config == null ? options.arguments.get("config_file") : config.toString();
    return new Hints(named == null ? "retort " : "retort -c " + quoted(named) + " ");
  }

  private static String quoted(String file) {
    return PLAIN.matcher(file).matches() ? file : '"' + file.replaceAll("([\"$`])", "\\\\$1") + '"';
  }

  /** The same text with commands that can be typed. */
  String in(String text) {
    return COMMAND.matcher(text).replaceAll(Matcher.quoteReplacement(replacement));
  }
}
