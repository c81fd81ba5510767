package dev.retort.service;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A database that could not be opened. */
public final class ConnectionFailedException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String environment;
  private final String url;

  /** Why it could not be opened. */
  public enum Reason {
    SERVER_AWAY,
    SERVER_FULL,
    SERVER_TOO_OLD,
    OTHER_SERVER,
    ENCRYPTION,
    ACCESS_DENIED,
    MISSING_PRIVILEGE,
    MISSING_DATABASE,
    MISSING_SCHEMA,
    MISSING_DRIVER,
    NOT_A_DATABASE,
    FILE_NOT_WRITABLE,
    OTHER
  }

  /**
   * Says why in one sentence.
   *
   * @param url the address without credentials
   */
  public ConnectionFailedException(
      Reason reason, String environment, String url, String sentence, @Nullable Throwable cause) {
    super(ErrorCode.CONNECTION_FAILED, sentence, null, cause);
    this.reason = reason;
    this.environment = environment;
    this.url = url;
  }

  /** Why it could not be opened. */
  public Reason reason() {
    return reason;
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("reason", reason.name().toLowerCase(Locale.ROOT));
    fields.put("environment", environment);
    fields.put("url", url);
    return fields;
  }
}
