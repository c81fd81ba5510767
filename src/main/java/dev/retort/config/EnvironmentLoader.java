package dev.retort.config;

import java.nio.file.Path;
import java.util.Map;

/** Reads environment files. */
public final class EnvironmentLoader {
  private EnvironmentLoader() {}

  /** Reads a file with the variables of this process. */
  public static Environment load(Path file) {
    return load(file, System.getenv());
  }

  /**
   * Reads a file and the parents that it names.
   *
   * @param variables what {@code ${NAME}} stands for
   * @throws ConfigException with every mistake in the file and in its parents, in file order
   */
  @SuppressWarnings("DoNotCallSuggester")
  public static Environment load(Path file, Map<String, String> variables) {
    throw new UnsupportedOperationException(file.toString() + variables.size());
  }
}
