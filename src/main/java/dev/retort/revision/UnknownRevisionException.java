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

  /** One that stands in no file any more because it was squashed into another. */
  public static UnknownRevisionException squashed(String argument, String into) {
    return new UnknownRevisionException(
        argument,
        List.of(into),
        "Revision "
            + argument
            + " was squashed into "
            + into
            + ", which only a database that stands before or after both can use. Bring this one to "
            + into
            + " with the files from before the squash (check them out, then: retort upgrade "
            + into
            + "), and come back.");
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
