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
   */
  public CheckFailedException(Revision revision, CheckQuery check, String answer) {
    super(
        ErrorCode.CHECK_FAILED,
        SourcePosition.of(revision.file(), check.line())
            + ": the check '"
            + check.message()
            + "' failed: its query returned "
            + answer
            + ".",
        SourcePosition.of(revision.file(), check.line()),
        null);
    this.revision = revision.id();
    this.check = check.message();
    this.answer = answer;
    this.file = revision.file().toString();
    this.line = check.line();
  }

  private CheckFailedException(CheckFailedException other, String leftBehind) {
    super(
        ErrorCode.CHECK_FAILED,
        other.getMessage() + " " + leftBehind,
        other.position().orElse(null),
        other);
    this.revision = other.revision;
    this.check = other.check;
    this.answer = other.answer;
    this.file = other.file;
    this.line = other.line;
  }

  /** The same, with a sentence on what state the database is in now. */
  public CheckFailedException leaving(String leftBehind) {
    return new CheckFailedException(this, leftBehind);
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
