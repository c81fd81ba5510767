package dev.retort.service;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.util.List;
import java.util.Map;

/** Generated statements that, tried in a scratch database, did not lead to the model or back. */
public final class GenerationUnprovenException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final List<String> remaining;

  /**
   * Names what is left.
   *
   * @param message what was tried and what to do
   * @param remaining the differences that are left, one line each
   */
  public GenerationUnprovenException(String message, List<String> remaining) {
    super(ErrorCode.GENERATION_UNPROVEN, message);
    this.remaining = List.copyOf(remaining);
  }

  /** The differences that are left, one line each. */
  public List<String> remaining() {
    return remaining;
  }

  @Override
  public Map<String, Object> fields() {
    return Map.of("remaining", remaining);
  }
}
