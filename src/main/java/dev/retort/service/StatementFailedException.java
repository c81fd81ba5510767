package dev.retort.service;

import dev.retort.dialect.Refusal;
import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import dev.retort.error.SourcePosition;
import dev.retort.revision.Revision;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A statement of a plan that the database refused. */
public final class StatementFailedException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final String revision;
  private final String file;
  private final int line;
  private final String statement;
  private final String sqlState;
  private final String databaseMessage;
  private final transient List<Blocker> blockers;
  private final transient LeftBehind leftBehind;

  /**
   * Names the statement.
   *
   * @param position file and line of the statement
   * @param blockers who held the lock that it did not get; empty where that is not the reason or
   *     not known
   * @param leftBehind what state the database is in now
   */
  public StatementFailedException(
      Revision revision,
      SourcePosition position,
      String statement,
      SQLException cause,
      List<Blocker> blockers,
      LeftBehind leftBehind) {
    super(
        ErrorCode.STATEMENT_FAILED,
        position
            + ": "
            + cause.getMessage()
            + "\n"
            + statement.strip()
            + "\n"
            + blockers.stream()
                .map(b -> "The lock was held by " + b.describe() + "\n")
                .collect(Collectors.joining())
            + Refusal.remedy(cause).map(r -> r + "\n").orElse("")
            + leftBehind.sentence(),
        position,
        cause);
    this.revision = revision.id();
    this.file = position.file().toString();
    this.line = position.line();
    this.statement = statement;
    this.sqlState = cause.getSQLState() == null ? "" : cause.getSQLState();
    this.databaseMessage = String.valueOf(cause.getMessage());
    this.blockers = List.copyOf(blockers);
    this.leftBehind = leftBehind;
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

  /** Who held the lock that the statement did not get; empty where that is not the reason. */
  public List<Blocker> blockers() {
    return blockers;
  }

  /** What state the database is in now. */
  public LeftBehind leftBehind() {
    return leftBehind;
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
    if (!blockers.isEmpty()) {
      fields.put("blockers", blockers.stream().map(Blocker::fields).toList());
    }
    if (leftBehind.connectionLost()) {
      fields.put("connection_lost", true);
    }
    if (!leftBehind.recorded()) {
      fields.put("recorded", false);
    }
    return fields;
  }
}
