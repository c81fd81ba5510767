package dev.retort.revision;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Two ends of a range, or a start and a target, that are not on one line. */
public final class RangeNotAncestorException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final String lower;
  private final String upper;

  /** {@code lower} is not an ancestor of {@code upper}. */
  public RangeNotAncestorException(String lower, String upper) {
    super(
        ErrorCode.RANGE_NOT_ANCESTOR,
        "Revision "
            + lower
            + " is not an ancestor of revision "
            + upper
            + ". Choose two revisions along the same branch, the older one first.");
    this.lower = lower;
    this.upper = upper;
  }

  /** The end that should be older. */
  public String lower() {
    return lower;
  }

  /** The end that should be newer. */
  public String upper() {
    return upper;
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("lower", lower);
    fields.put("upper", upper);
    return fields;
  }
}
