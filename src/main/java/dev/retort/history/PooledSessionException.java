package dev.retort.history;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.util.Map;

/**
 * Something between Retort and the server gives each transaction another of the server's sessions,
 * so that what a session holds, such as the lock of a run, belongs to nobody.
 */
public final class PooledSessionException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final String session;

  /** Tells which session of the server served two connections. */
  public PooledSessionException(String session) {
    super(
        ErrorCode.POOLED_SESSION,
        "There is a pooler before the server that gives each transaction another session (session "
            + session
            + " served two connections). The lock of a run does not hold there; nothing was"
            + " started. Put the server's own address into database.url, or have the pooler keep a"
            + " session for each client (pool_mode=session in PgBouncer).");
    this.session = session;
  }

  @Override
  public Map<String, Object> fields() {
    return Map.of("session", session);
  }
}
