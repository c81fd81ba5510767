package dev.retort.config;

import dev.retort.error.FileException;
import dev.retort.error.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds environment files. */
public final class EnvironmentLocator {
  /** The file that is used when nothing names another. */
  public static final String DEFAULT_FILE = "config.yaml";

  /** The variable that names the file. */
  public static final String VARIABLE = "CONFIG_FILE";

  /** The {@code -x} argument that names the file. */
  public static final String X_ARGUMENT = "config_file";

  private EnvironmentLocator() {}

  /**
   * The file that was asked for: the first of the option, the {@code -x} argument, the variable and
   * the default that is there. Relative paths start at the working directory.
   *
   * @param configOption the value of {@code --config}, or null
   * @param xArguments the {@code -x key=value} arguments
   * @param variables the variables of the process
   * @throws ConfigException if that file does not exist; the message says which way named it
   */
  public static Path locate(
      @Nullable Path configOption,
      Map<String, String> xArguments,
      Map<String, String> variables,
      Path workingDirectory) {
    String argument = xArguments.get(X_ARGUMENT);
    String variable = variables.get(VARIABLE);
    if (configOption != null) {
      return existing(workingDirectory.resolve(configOption), "named by --config");
    }
    if (argument != null && !argument.isBlank()) {
      return existing(workingDirectory.resolve(argument), "named by -x " + X_ARGUMENT + "=");
    }
    if (variable != null && !variable.isBlank()) {
      return existing(workingDirectory.resolve(variable), "named by the variable " + VARIABLE);
    }
    return existing(
        workingDirectory.resolve(DEFAULT_FILE), "the default, as nothing names another");
  }

  private static Path existing(Path file, String way) {
    if (Files.isRegularFile(file)) {
      return file;
    }
    String what = Files.isDirectory(file) ? "is a folder" : "does not exist";
    String message =
        "the environment file %s (%s) %s. Name one with --config FILE, -x %s=FILE or the variable %s, or make a %s."
            .formatted(file, way, what, X_ARGUMENT, VARIABLE, DEFAULT_FILE);
    throw new ConfigException(
        List.of(new ConfigProblem(message, SourcePosition.of(file), null, null)));
  }

  /**
   * Every {@code config*.yaml} and {@code config*.yml} of a folder, {@code config.yaml} first and
   * the rest by name; empty when there is none.
   *
   * @throws FileException if the folder cannot be read
   */
  public static List<Path> inFolder(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(EnvironmentLocator::isEnvironmentFile)
          .sorted(
              Comparator.comparing((Path file) -> !isNamed(file, DEFAULT_FILE))
                  .thenComparing(file -> file.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw new FileException("list the environment files in", folder, e);
    }
  }

  private static boolean isNamed(Path file, String name) {
    return file.endsWith(name);
  }

  private static boolean isEnvironmentFile(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("config")
        && (name.endsWith(".yaml") || name.endsWith(".yml"))
        && Files.isRegularFile(file);
  }
}
