package dev.retort.error;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Base of every failure that Retort reports; each cause has a final subclass with its facts in
 * fields.
 *
 * <p>The message is one English text that says what failed, where, and what to do next. It never
 * holds a secret. Texts in other languages are made from {@link #code()} and {@link #fields()}.
 */
public abstract class RetortException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient @Nullable SourcePosition position;

  protected RetortException(
      ErrorCode code,
      String message,
      @Nullable SourcePosition position,
      @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.position = position;
  }

  protected RetortException(ErrorCode code, String message) {
    this(code, message, null, null);
  }

  /** What kind of failure this is. */
  public final ErrorCode code() {
    return code;
  }

  /** The place in a file that the failure is about, when there is one. */
  public final Optional<SourcePosition> position() {
    return Optional.ofNullable(position);
  }

  /** Never null: every failure has a text. */
  @Override
  public final String getMessage() {
    String message = super.getMessage();
    return message == null ? code.code() : message;
  }

  /**
   * The facts of the failure for programs, by snake_case name, in a fixed order. Values are
   * strings, numbers, booleans, or lists and maps of these.
   */
  public Map<String, Object> fields() {
    return Map.of();
  }
}
