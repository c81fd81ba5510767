package dev.retort.model;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A model that is wrong; holds every mistake that was found. */
public final class ModelException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final transient List<ModelProblem> problems;

  /**
   * Reports mistakes in the order in which they should be shown.
   *
   * @param problems at least one
   */
  public ModelException(List<ModelProblem> problems) {
    super(ErrorCode.MODEL_INVALID, message(problems), problems.get(0).position(), null);
    this.problems = List.copyOf(problems);
  }

  private static String message(List<ModelProblem> problems) {
    if (problems.size() == 1) {
      return problems.get(0).toString();
    }
    return problems.stream()
        .map(ModelProblem::toString)
        .collect(Collectors.joining("\n  ", problems.size() + " mistakes in the model:\n  ", ""));
  }

  /** The mistakes, never empty. */
  public List<ModelProblem> problems() {
    return problems;
  }

  @Override
  public Map<String, Object> fields() {
    return Map.of("problems", problems.stream().map(ModelException::fields).toList());
  }

  private static Map<String, Object> fields(ModelProblem problem) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("message", problem.message());
    fields.put("file", problem.position().file().toString());
    fields.put("line", problem.position().line());
    fields.put("column", problem.position().column());
    if (problem.subject() != null) {
      fields.put("subject", problem.subject());
    }
    if (problem.nearest() != null) {
      fields.put("nearest", problem.nearest());
    }
    return fields;
  }
}
