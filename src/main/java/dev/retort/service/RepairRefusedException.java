package dev.retort.service;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;

/** A repair that cannot be done the way that was asked for; nothing was changed. */
public final class RepairRefusedException extends RetortException {
  private static final long serialVersionUID = 1L;

  /** Says why, and what can be done instead. */
  public RepairRefusedException(String message) {
    super(ErrorCode.REPAIR_REFUSED, message);
  }
}
