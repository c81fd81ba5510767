package dev.retort.revision;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A downgrade by steps where several rows could be the start; Retort does not pick one. */
public final class AmbiguousDowngradeException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final String argument;
  private final transient List<String> rows;

  /** {@code rows} are the current revisions. */
  public AmbiguousDowngradeException(String argument, List<String> rows) {
    super(
        ErrorCode.AMBIGUOUS_REVISION,
        "'"
            + argument
            + "' is ambiguous: the database is at "
            + String.join(", ", rows)
            + ". Name the branch, for example '"
            + rows.get(0)
            + "@"
            + argument
            + "', or a target revision.");
    this.argument = argument;
    this.rows = List.copyOf(rows);
  }

  /** What was asked for, for example {@code -1}. */
  public String argument() {
    return argument;
  }

  /** The current revisions. */
  public List<String> rows() {
    return rows;
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("argument", argument);
    fields.put("rows", rows);
    return fields;
  }
}
