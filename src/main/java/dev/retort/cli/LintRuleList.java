package dev.retort.cli;

import dev.retort.error.NearestName;
import dev.retort.lint.LintRule;
import dev.retort.lint.LintRules;
import dev.retort.sql.DialectId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lists the rules and explains them. */
final class LintRuleList {
  private final Session session;

  LintRuleList(Session session) {
    this.session = session;
  }

  void show(List<String> ids) {
    List<LintRule> rules =
        ids.isEmpty() ? LintRules.all() : ids.stream().map(LintRuleList::rule).toList();
    Output output = session.output();
    if (output.isJson()) {
      output.json(Map.of("rules", rules.stream().map(LintRuleList::fields).toList()));
      return;
    }
    for (LintRule rule : rules) {
      output.line(ids.isEmpty() ? line(rule) : explanation(rule));
    }
  }

  private static LintRule rule(String id) {
    return LintRules.find(id)
        .orElseThrow(
            () ->
                new UsageException(
                    "retort lint",
                    "There is no rule "
                        + id
                        + NearestName.of(id, LintRules.ids())
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(". 'retort lint --rules' lists them.")));
  }

  private static String line(LintRule rule) {
    return "%s  %-7s  %s".formatted(rule.id(), rule.severity().id(), rule.title());
  }

  private static String explanation(LintRule rule) {
    StringBuilder text = new StringBuilder();
    text.append(rule.id()).append(' ').append(rule.title()).append('\n');
    text.append("  severity  ").append(rule.severity().id()).append('\n');
    text.append("  databases ").append(dialects(rule)).append('\n');
    if (!rule.versions().isEmpty()) {
      text.append("  versions  ").append(rule.versions()).append('\n');
    }
    if (!rule.reason().isEmpty()) {
      text.append("  why       ").append(rule.reason()).append('\n');
    }
    text.append("  instead   ").append(rule.advice()).append('\n');
    if (rule.fixable()) {
      text.append("  --fix     may rewrite it\n");
    }
    rule.links().forEach(link -> text.append("  see       ").append(link).append('\n'));
    return text.toString();
  }

  private static String dialects(LintRule rule) {
    return rule.dialects().stream().map(DialectId::title).collect(Collectors.joining(", "));
  }

  private static Map<String, Object> fields(LintRule rule) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("rule", rule.id());
    fields.put("title", rule.title());
    fields.put("severity", rule.severity().id());
    fields.put("dialects", rule.dialects());
    fields.put("versions", rule.versions());
    fields.put("reason", rule.reason());
    fields.put("advice", rule.advice());
    fields.put("fixable", rule.fixable());
    fields.put("links", rule.links());
    return fields;
  }
}
