package dev.retort.dialect;

import java.sql.SQLException;

/** A server that answers but cannot be used. Its message is a sentence that says what to do. */
public final class UnusableServerException extends SQLException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why it cannot be used. */
  public enum Reason {
    TOO_OLD,
    OTHER_FAMILY,
    MAY_NOT_CREATE_DATABASE
  }

  /** Says why in a sentence. */
  public UnusableServerException(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  /** Says why in a sentence, after the server has refused something. */
  public UnusableServerException(Reason reason, String sentence, SQLException cause) {
    super(sentence, cause.getSQLState(), cause.getErrorCode(), cause);
    this.reason = reason;
  }

  /** Why it cannot be used. */
  public Reason reason() {
    return reason;
  }
}
