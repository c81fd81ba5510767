package dev.retort.config;

import java.util.Map;
import java.util.TreeMap;

/** Reads the group {@code lint} of an environment file. */
final class LintReader {
  private LintReader() {}

  static LintSettings read(Section section) {
    Map<String, LintLevel> rules = new TreeMap<>();
    section
        .scalars("rules")
        .forEach(
            (rule, level) ->
                level.constant(LintLevel.values()).ifPresent(found -> rules.put(rule, found)));
    return new LintSettings(rules);
  }
}
