package dev.retort.revision;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A plan or command needs a revision file that has a mistake in it. */
public final class RevisionFormatException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;
  private final String problem;

  /** The mistake that stands in the way. */
  public RevisionFormatException(RevisionProblem problem) {
    super(ErrorCode.REVISION_INVALID, problem.toString(), problem.position(), null);
    this.file = problem.position().file().toString();
    this.line = problem.position().line();
    this.problem = problem.kind().id();
  }

  /** The file. */
  public String file() {
    return file;
  }

  /** 1-based line, or 0 for the file as a whole. */
  public int line() {
    return line;
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", file);
    fields.put("line", line);
    fields.put("problem", problem);
    return fields;
  }
}
