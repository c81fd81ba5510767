package dev.retort.cli;

import dev.retort.config.Environment;
import dev.retort.service.MigrationService;
import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/**
 * The world around one run of the command line; nothing below it asks the process.
 *
 * @param out results; UTF-8, buffered, flushed at the end
 * @param err messages; UTF-8
 * @param in answers of a person
 * @param terminal which of the three a person sits at
 * @param variables the variables of the process
 * @param workingDirectory where relative paths start, absolute
 * @param services opens the service for an environment
 * @param desktop the window
 */
public record Shell(
    PrintStream out,
    PrintStream err,
    BufferedReader in,
    Terminal terminal,
    Map<String, String> variables,
    Path workingDirectory,
    Function<Environment, MigrationService> services,
    Desktop desktop) {
  public Shell {
    variables = Map.copyOf(variables);
  }

  /**
   * Which streams are terminals.
   *
   * @param input whether a person can answer
   * @param output whether results are read by a person
   * @param error whether messages are read by a person
   */
  public record Terminal(boolean input, boolean output, boolean error) {
    /** All three in pipes or files. */
    public static final Terminal NONE = new Terminal(false, false, false);
  }

  /** A path as a person typed it. */
  Path resolve(Path path) {
    return workingDirectory.resolve(path).normalize();
  }

  /** A path as it is shown: relative where it lies below the working directory. */
  String display(Path path) {
    Path absolute = workingDirectory.resolve(path).normalize();
    return absolute.startsWith(workingDirectory) && !absolute.equals(workingDirectory)
        ? workingDirectory.relativize(absolute).toString()
        : absolute.toString();
  }
}
