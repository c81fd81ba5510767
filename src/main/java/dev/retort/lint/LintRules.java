package dev.retort.lint;

import dev.retort.lint.rule.Catalogue;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All rules by id. */
public final class LintRules {
  /** The rule that says that a statement was not understood. */
  static final String NOT_UNDERSTOOD = "GR05";

  static final String UNUSED_ALLOWANCE = "RT02";
  static final String UNKNOWN_RULE = "RT03";
  static final String NO_REASON = "RT04";

  private static final Map<String, LintRule> BY_ID = byId();

  private LintRules() {}

  private static Map<String, LintRule> byId() {
    Map<String, LintRule> rules = new TreeMap<>();
    for (LintRule rule : Catalogue.rules()) {
      if (rules.put(rule.id(), rule) != null) {
        throw new IllegalStateException("two rules have the id " + rule.id());
      }
    }
    return Collections.unmodifiableMap(rules);
  }

  /** All rules, sorted by id. */
  public static List<LintRule> all() {
    return List.copyOf(BY_ID.values());
  }

  /** Their ids, sorted. */
  public static List<String> ids() {
    return List.copyOf(BY_ID.keySet());
  }

  /** The rule with this id, in any case. */
  public static Optional<LintRule> find(String id) {
    return Optional.ofNullable(BY_ID.get(id.toUpperCase(Locale.ROOT)));
  }

  static LintRule get(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException(id));
  }
}
