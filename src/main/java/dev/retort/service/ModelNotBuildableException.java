package dev.retort.service;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import dev.retort.sql.DialectId;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A model that is readable, but which a database refuses to build. */
public final class ModelNotBuildableException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final DialectId dialect;
  private final String statement;
  private final String databaseMessage;

  /** {@code statement} is what the database refused. */
  public ModelNotBuildableException(DialectId dialect, String statement, SQLException cause) {
    super(
        ErrorCode.MODEL_INVALID,
        dialect.title()
            + " refuses to build the model: "
            + cause.getMessage()
            + "\n"
            + statement.strip()
            + "\nCorrect the model. No other database than a scratch one was touched.",
        null,
        cause);
    this.dialect = dialect;
    this.statement = statement;
    this.databaseMessage = String.valueOf(cause.getMessage());
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("dialect", dialect.id());
    fields.put("statement", statement);
    fields.put("database_message", databaseMessage);
    return fields;
  }
}
