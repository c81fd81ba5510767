package dev.retort.cli;

import dev.retort.config.GuardLevel;
import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A guarded environment that nobody confirmed; nothing was run. */
final class ConfirmationRequiredException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final String environment;
  private final String level;
  private final String option;

  /**
   * Says what to type.
   *
   * @param environment its name
   * @param option what confirms it on the command line
   * @param message what was missing or wrong
   */
  ConfirmationRequiredException(
      String environment, GuardLevel level, String option, String message) {
    super(ErrorCode.CONFIRMATION_REQUIRED, message);
    this.environment = environment;
    this.level = level.name().toLowerCase(Locale.ROOT);
    this.option = option;
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("environment", environment);
    fields.put("level", level);
    fields.put("option", option);
    return fields;
  }
}
