package dev.retort.history;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row of the version table that a step was to change is not there, or is there more than once.
 */
public final class VersionTableChangedException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final String table;
  private final String row;
  private final int found;

  /**
   * Says what was expected and what was found.
   *
   * @param change what was tried, for example {@code updating 'a' to 'b'}
   */
  public VersionTableChangedException(String table, String row, String change, int found) {
    super(
        ErrorCode.VERSION_TABLE_CHANGED,
        "Expected to match one row when "
            + change
            + " in '"
            + table
            + "'; "
            + found
            + " found. Something else changed the table during the run. Look at 'current' and plan"
            + " again.");
    this.table = table;
    this.row = row;
    this.found = found;
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("table", table);
    fields.put("row", row);
    fields.put("found", found);
    return fields;
  }
}
