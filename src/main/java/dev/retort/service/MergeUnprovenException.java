package dev.retort.service;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.util.List;
import java.util.Map;

/** A merge that does not lead to one schema from wherever it starts; nothing was written. */
public final class MergeUnprovenException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> reasons;

  /** Says what was tried and what came of it. */
  public MergeUnprovenException(String message, List<String> reasons) {
    super(ErrorCode.MERGE_UNPROVEN, message);
    this.reasons = List.copyOf(reasons);
  }

  @Override
  public Map<String, Object> fields() {
    return Map.of("reasons", reasons);
  }
}
