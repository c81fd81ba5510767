package dev.retort.config;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How strictly the linter judges in one environment.
 *
 * @param rules another level than a rule's own, by the rule's id
 */
public record LintSettings(Map<String, LintLevel> rules) {
  /** Every rule has its own level. */
  public static final LintSettings DEFAULT = new LintSettings(Map.of());

  public LintSettings {
    rules = Collections.unmodifiableMap(new TreeMap<>(rules));
  }
}
