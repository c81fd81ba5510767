package dev.retort.history;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Another run kept the target database's lock for longer than this one may wait. */
public final class LockTimeoutException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final String holder;
  private final long waitedMillis;

  /** {@code holder} is who has it, as far as the database tells. */
  public LockTimeoutException(String holder, Duration waited) {
    super(
        ErrorCode.LOCK_TIMEOUT,
        "The database is locked by "
            + holder
            + "; gave up after "
            + waited.toMillis() / 1000.0
            + " s. Nothing was changed. Try again when the other one has ended.");
    this.holder = holder;
    this.waitedMillis = waited.toMillis();
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("holder", holder);
    fields.put("waited_ms", waitedMillis);
    return fields;
  }
}
