package dev.retort.revision;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A name that no revision and no branch label has. */
public final class UnknownRevisionException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final String argument;
  private final transient List<String> nearMatches;

  /** {@code nearMatches} are names that resemble {@code argument}, the nearest first. */
  public UnknownRevisionException(String argument, List<String> nearMatches) {
    this(
        argument,
        nearMatches,
        "Can't locate revision identified by '" + argument + "'." + hint(nearMatches));
  }

  /** The same where the message has more to say. */
  public UnknownRevisionException(String argument, List<String> nearMatches, String message) {
    super(ErrorCode.UNKNOWN_REVISION, message);
    this.argument = argument;
    this.nearMatches = List.copyOf(nearMatches);
  }

  private static String hint(List<String> nearMatches) {
    return nearMatches.isEmpty()
        ? " List the revisions with 'history'."
        : " Did you mean " + String.join(", ", nearMatches) + "?";
  }

  /** The name that was asked for. */
  public String argument() {
    return argument;
  }

  /** Names that resemble it. */
  public List<String> nearMatches() {
    return nearMatches;
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("argument", argument);
    fields.put("near_matches", nearMatches);
    return fields;
  }
}
