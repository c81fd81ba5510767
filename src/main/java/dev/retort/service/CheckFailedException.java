package dev.retort.service;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import dev.retort.error.SourcePosition;
import dev.retort.revision.CheckQuery;
import dev.retort.revision.Revision;
import java.util.LinkedHashMap;
import java.util.Map;

/** A {@code @check} whose answer was no. */
public final class CheckFailedException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final String revision;
  private final String check;
  private final String answer;
  private final String file;
  private final int line;

  /**
   * Names the question and the answer.
   *
   * @param answer the first value that the query returned, in words
   * @param leftBehind one sentence on what state the database is in now
   */
  public CheckFailedException(
      Revision revision, CheckQuery check, String answer, String leftBehind) {
    super(
        ErrorCode.CHECK_FAILED,
        SourcePosition.of(revision.file(), check.line())
            + ": the check '"
            + check.message()
            + "' failed: its query returned "
            + answer
            + ". "
            + leftBehind,
        SourcePosition.of(revision.file(), check.line()),
        null);
    this.revision = revision.id();
    this.check = check.message();
    this.answer = answer;
    this.file = revision.file().toString();
    this.line = check.line();
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("revision", revision);
    fields.put("check", check);
    fields.put("answer", answer);
    fields.put("file", file);
    fields.put("line", line);
    return fields;
  }
}
