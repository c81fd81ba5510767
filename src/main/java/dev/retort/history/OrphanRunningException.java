package dev.retort.history;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The process of an earlier run is gone, but the server still has its session, and with it perhaps
 * a statement that goes on. Nothing is started beside it.
 */
public final class OrphanRunningException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final transient ServerSession session;

  /** Tells which session, and how long it was waited for. */
  public OrphanRunningException(ServerSession session, Duration waited) {
    super(
        ErrorCode.ORPHAN_RUNNING,
        "An earlier run's process is gone, but the server still has its "
            + session.describe()
            + ". Waited "
            + waited.toMillis() / 1000.0
            + " s; nothing was started. Wait until it ends, or end it with 'retort repair"
            + " --end-session'.");
    this.session = session;
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("session", session.id());
    fields.put("account", session.account());
    fields.put("statement", session.statement());
    fields.put("seconds", session.time().toSeconds());
    return fields;
  }
}
