package dev.retort.dialect;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.sql.SQLException;

/** The catalogue of a database that could not be read. */
public final class IntrospectionException extends RetortException {
  private static final long serialVersionUID = 1L;

  /** Wraps the database's message. */
  public IntrospectionException(String what, SQLException cause) {
    super(
        ErrorCode.INTROSPECTION_FAILED,
        "Could not read " + what + " from the database: " + cause.getMessage(),
        null,
        cause);
  }
}
