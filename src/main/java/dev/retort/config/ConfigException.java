package dev.retort.config;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An environment file that is missing or wrong; holds every mistake that was found. */
public final class ConfigException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final transient List<ConfigProblem> problems;

  /**
   * Reports mistakes in the order in which they should be shown.
   *
   * @param problems at least one
   */
  public ConfigException(List<ConfigProblem> problems) {
    super(ErrorCode.CONFIG_INVALID, message(problems), problems.get(0).position(), null);
    this.problems = List.copyOf(problems);
  }

  private static String message(List<ConfigProblem> problems) {
    if (problems.size() == 1) {
      return problems.get(0).toString();
    }
    return problems.stream()
        .map(ConfigProblem::toString)
        .collect(
            Collectors.joining(
                "\n  ", problems.size() + " mistakes in the configuration:\n  ", ""));
  }

  /** The mistakes, never empty. */
  public List<ConfigProblem> problems() {
    return problems;
  }

  @Override
  public Map<String, Object> fields() {
    return Map.of("problems", problems.stream().map(ConfigException::fields).toList());
  }

  private static Map<String, Object> fields(ConfigProblem problem) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("message", problem.message());
    fields.put("file", problem.position().file().toString());
    fields.put("line", problem.position().line());
    fields.put("column", problem.position().column());
    if (problem.key() != null) {
      fields.put("key", problem.key());
    }
    if (problem.nearest() != null) {
      fields.put("nearest", problem.nearest());
    }
    return fields;
  }
}
