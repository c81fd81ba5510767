package dev.retort.history;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.sql.SQLException;
import java.util.Map;

/** The version or the history table could not be read or written. */
public final class HistoryAccessException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final String table;

  /**
   * Wraps the database's message.
   *
   * @param action what was tried, in the infinitive, for example {@code "read"}
   */
  public HistoryAccessException(String action, String table, SQLException cause) {
    super(
        ErrorCode.STATEMENT_FAILED,
        "Could not " + action + " the table " + table + ": " + cause.getMessage(),
        null,
        cause);
    this.table = table;
  }

  @Override
  public Map<String, Object> fields() {
    return Map.of("table", table);
  }
}
