package dev.retort.cli;

import dev.retort.error.RetortException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A failure as programs read it: code, message and the facts of its kind. */
final class ErrorFields {
  private ErrorFields() {}

  static Map<String, Object> of(RetortException failure) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("code", failure.code().code());
    fields.put("message", failure.getMessage());
    fields.putAll(failure.fields());
    return fields;
  }

  /** The same, with commands that can be typed. */
  static Map<String, Object> of(RetortException failure, Hints hints) {
    Map<String, Object> fields = of(failure);
    fields.put("message", hints.in(failure.getMessage()));
    return fields;
  }
}
