package dev.retort.revision;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.util.Map;

/** A specifier that names something, but nothing that can be gone to from here. */
public final class InvalidTargetException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final String target;

  /** The message says what is wrong with {@code target}. */
  public InvalidTargetException(String target, String message) {
    super(ErrorCode.INVALID_TARGET, message);
    this.target = target;
  }

  /** What was asked for. */
  public String target() {
    return target;
  }

  @Override
  public Map<String, Object> fields() {
    return Map.of("target", target);
  }
}
