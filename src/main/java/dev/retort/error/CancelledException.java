package dev.retort.error;

/** The call was cancelled; what it left behind is said by the call that throws it. */
public final class CancelledException extends RetortException {
  private static final long serialVersionUID = 1L;

  /** Nothing more to say than that. */
  public CancelledException() {
    this("Cancelled. Nothing was changed.");
  }

  /** The message says what state was left behind. */
  public CancelledException(String message) {
    super(ErrorCode.CANCELLED, message);
  }
}
