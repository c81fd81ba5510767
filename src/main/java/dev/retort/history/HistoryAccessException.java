package dev.retort.history;

import dev.retort.dialect.Refusal;
import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.sql.SQLException;
import java.util.Map;

/** The version or the history table could not be read or written. */
public final class HistoryAccessException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final String table;
  private final SQLException failure;

  /**
   * Wraps the database's message.
   *
   * @param action what was tried, in the infinitive, for example {@code "read"}
   */
  public HistoryAccessException(String action, String table, SQLException cause) {
    super(
        ErrorCode.STATEMENT_FAILED,
        "Could not "
            + action
            + " the table "
            + table
            + ": "
            + cause.getMessage()
            + Refusal.remedy(cause).map(r -> "\n" + r).orElse(""),
        null,
        cause);
    this.table = table;
    this.failure = cause;
  }

  private HistoryAccessException(HistoryAccessException other, String leftBehind) {
    super(ErrorCode.STATEMENT_FAILED, other.getMessage() + "\n" + leftBehind, null, other.failure);
    this.table = other.table;
    this.failure = other.failure;
  }

  /** The same, with a sentence on what state the database is in now. */
  public HistoryAccessException leaving(String leftBehind) {
    return new HistoryAccessException(this, leftBehind);
  }

  /** What the database said. */
  public SQLException failure() {
    return failure;
  }

  @Override
  public Map<String, Object> fields() {
    return Map.of("table", table);
  }
}
