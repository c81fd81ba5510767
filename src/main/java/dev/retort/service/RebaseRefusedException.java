package dev.retort.service;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import dev.retort.error.SourcePosition;

/** A branch that must stay where it is; nothing was written. */
public final class RebaseRefusedException extends RetortException {
  private static final long serialVersionUID = 1L;

  /** Says why, and what can be done instead. */
  public RebaseRefusedException(String message) {
    super(ErrorCode.REBASE_REFUSED, message);
  }

  /**
   * The same where a statement is in the way.
   *
   * @param position where it stands
   */
  public RebaseRefusedException(String message, SourcePosition position) {
    super(ErrorCode.REBASE_REFUSED, message, position, null);
  }
}
