package dev.retort.config;

import dev.retort.config.YamlNode.Fields;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads environment files. */
public final class EnvironmentLoader {
  private EnvironmentLoader() {}

  /** Reads a file with the variables of this process. */
  public static Environment load(Path file) {
    return load(file, System.getenv());
  }

  /**
   * Reads a file and the parents that it names. A parent's key keeps its meaning where it was
   * written: its paths start at the parent's folder. A variable counts only in values that no child
   * overrides.
   *
   * @param variables what {@code ${NAME}} stands for
   * @throws ConfigException with every mistake in the file and in its parents, the file's own first
   */
  public static Environment load(Path file, Map<String, String> variables) {
    return load(file, null, variables);
  }

  /**
   * Every mistake that a file would have with this text; its parents are read from where they are.
   * Empty if there is none.
   */
  public static List<ConfigProblem> check(Path file, String text) {
    try {
      load(file, text, System.getenv());
      return List.of();
    } catch (ConfigException e) {
      return e.problems();
    }
  }

  private static Environment load(Path file, @Nullable String text, Map<String, String> variables) {
    Problems problems = new Problems();
    Variables expansion = new Variables(variables, problems);
    FileChain chain = new FileChain(problems, expansion);
    Fields fields = text == null ? chain.read(file) : chain.read(file, text);
    Environment environment =
        fields == null
            ? null
            : new EnvironmentReader(file, new Section(fields, problems, expansion), problems)
                .read(chain.isComplete());
    if (environment == null || !problems.isEmpty()) {
      throw new ConfigException(problems.sorted());
    }
    return environment;
  }
}
