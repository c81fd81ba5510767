package dev.retort.service;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;

/** A plan that no longer fits the database or the files; nothing of it was run. */
public final class PlanStaleException extends RetortException {
  private static final long serialVersionUID = 1L;

  /** Says what changed since the plan was made. */
  public PlanStaleException(String what) {
    super(ErrorCode.PLAN_STALE, what + " Nothing was run. Make the plan again and look at it.");
  }
}
