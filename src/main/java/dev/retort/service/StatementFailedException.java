package dev.retort.service;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import dev.retort.error.SourcePosition;
import dev.retort.revision.Revision;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A statement of a plan that the database refused. */
public final class StatementFailedException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final String revision;
  private final String file;
  private final int line;
  private final String statement;
  private final String sqlState;
  private final String databaseMessage;

  /**
   * Names the statement.
   *
   * @param position file and line of the statement
   * @param leftBehind one sentence on what state the database is in now
   */
  public StatementFailedException(
      Revision revision,
      SourcePosition position,
      String statement,
      SQLException cause,
      String leftBehind) {
    super(
        ErrorCode.STATEMENT_FAILED,
        position + ": " + cause.getMessage() + "\n" + statement.strip() + "\n" + leftBehind,
        position,
        cause);
    this.revision = revision.id();
    this.file = position.file().toString();
    this.line = position.line();
    this.statement = statement;
    this.sqlState = cause.getSQLState() == null ? "" : cause.getSQLState();
    this.databaseMessage = String.valueOf(cause.getMessage());
  }

  /** The revision whose statement it is. */
  public String revision() {
    return revision;
  }

  /** The line of its file on which the statement begins, from 1. */
  public int line() {
    return line;
  }

  /** The statement as it was sent. */
  public String statement() {
    return statement;
  }

  /** What the database said. */
  public String databaseMessage() {
    return databaseMessage;
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("revision", revision);
    fields.put("file", file);
    fields.put("line", line);
    fields.put("statement", statement);
    fields.put("sql_state", sqlState);
    fields.put("database_message", databaseMessage);
    return fields;
  }
}
