package dev.retort.revision;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A prefix or a relative specifier that fits several revisions. */
public final class AmbiguousRevisionException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final String argument;
  private final transient List<String> matches;

  /** {@code matches} are the ids and labels that fit {@code prefix}. */
  public AmbiguousRevisionException(String prefix, List<String> matches) {
    this(
        prefix,
        matches,
        "Several revisions start with '"
            + prefix
            + "': "
            + String.join(", ", matches)
            + ". Give more characters.");
  }

  /** An ambiguity of another kind, which the message explains. */
  public AmbiguousRevisionException(String argument, List<String> matches, String message) {
    super(ErrorCode.AMBIGUOUS_REVISION, message);
    this.argument = argument;
    this.matches = List.copyOf(matches);
  }

  /** What was asked for. */
  public String argument() {
    return argument;
  }

  /** What it could mean. */
  public List<String> matches() {
    return matches;
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("argument", argument);
    fields.put("matches", matches);
    return fields;
  }
}
