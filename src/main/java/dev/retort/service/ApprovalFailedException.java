package dev.retort.service;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import org.jspecify.annotations.Nullable;

/** A plan that can't be approved like this, or a key that can't be used. */
public final class ApprovalFailedException extends RetortException {
  private static final long serialVersionUID = 1L;

  /** Says why and what to do. */
  public ApprovalFailedException(String message, @Nullable Throwable cause) {
    super(ErrorCode.APPROVAL_FAILED, message, null, cause);
  }
}
