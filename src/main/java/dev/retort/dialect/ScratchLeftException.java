package dev.retort.dialect;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.sql.SQLException;

/** A scratch database that could not be dropped, most often because its server went away. */
public final class ScratchLeftException extends RetortException {
  private static final long serialVersionUID = 1L;

  /** Names it, and says why in the server's words. */
  public ScratchLeftException(String name, SQLException cause) {
    super(
        ErrorCode.CONNECTION_FAILED,
        "The scratch database "
            + name
            + " could not be dropped; the next run drops it. The server said: "
            + cause.getMessage(),
        null,
        cause);
  }
}
