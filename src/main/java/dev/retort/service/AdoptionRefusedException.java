package dev.retort.service;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;

/** A database that cannot be taken over the way that was asked for; nothing was written. */
public final class AdoptionRefusedException extends RetortException {
  private static final long serialVersionUID = 1L;

  /** Says why, and what can be done instead. */
  public AdoptionRefusedException(String message) {
    super(ErrorCode.ADOPTION_REFUSED, message);
  }
}
