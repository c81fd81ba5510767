package dev.retort.service;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;

/** A run of revisions that can't become one; nothing was written. */
public final class SquashRefusedException extends RetortException {
  private static final long serialVersionUID = 1L;

  /** Says why, and what can be done instead. */
  public SquashRefusedException(String message) {
    super(ErrorCode.SQUASH_REFUSED, message);
  }
}
