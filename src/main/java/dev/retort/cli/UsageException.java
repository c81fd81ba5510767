package dev.retort.cli;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.util.Map;

/** A command line that cannot be understood. */
final class UsageException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final String command;

  /**
   * Says what is wrong.
   *
   * @param command the command, or {@code retort} for the line as a whole
   * @param message what is wrong and what to type instead
   */
  UsageException(String command, String message) {
    super(ErrorCode.USAGE, message);
    this.command = command;
  }

  @Override
  public Map<String, Object> fields() {
    return Map.of("command", command);
  }
}
