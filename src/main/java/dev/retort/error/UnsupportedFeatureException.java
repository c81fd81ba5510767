package dev.retort.error;

/** Something that was asked for and that this dialect, model kind or installation cannot do. */
public final class UnsupportedFeatureException extends RetortException {
  private static final long serialVersionUID = 1L;

  /** The message says what is not possible and what to do instead. */
  public UnsupportedFeatureException(String message) {
    super(ErrorCode.UNSUPPORTED, message);
  }
}
