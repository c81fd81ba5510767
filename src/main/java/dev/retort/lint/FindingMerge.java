package dev.retort.lint;

import dev.retort.config.LintLevel;
import dev.retort.error.NearestName;
import dev.retort.revision.Allowance;
import dev.retort.revision.Revision;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Joins what was found for several dialects, and judges the directives that accept findings. */
final class FindingMerge {
  private record Key(String rule, int line, int column, String message) {}

  private final Map<String, Map<Key, Finding>> byRevision = new TreeMap<>();
  private final Map<String, Set<Allowance>> seen = new TreeMap<>();
  private final Set<Allowance> used = new HashSet<>();
  private final Set<DialectId> dialects = EnumSet.noneOf(DialectId.class);
  private Map<String, LintLevel> levels = Map.of();

  void add(Revision revision, List<Finding> findings, Allowances allowances, LintContext context) {
    Map<Key, Finding> known =
        byRevision.computeIfAbsent(revision.id(), id -> new LinkedHashMap<>());
    for (Finding finding : findings) {
      Key key = new Key(finding.rule(), finding.line(), finding.column(), finding.message());
      known.merge(key, finding, FindingMerge::joined);
    }
    seen.computeIfAbsent(revision.id(), id -> new LinkedHashSet<>()).addAll(allowances.all());
    used.addAll(allowances.used());
    dialects.add(context.dialect());
    levels = context.settings().rules();
  }

  private static Finding joined(Finding one, Finding other) {
    Set<DialectId> both = EnumSet.copyOf(one.dialects());
    both.addAll(other.dialects());
    return one.withDialects(List.copyOf(both));
  }

  /** Everything, revision by revision. */
  List<Finding> findings(List<Revision> order) {
    List<Finding> all = new ArrayList<>();
    for (Revision revision : order) {
      List<Finding> findings =
          new ArrayList<>(byRevision.getOrDefault(revision.id(), Map.of()).values());
      for (Allowance allowance : seen.getOrDefault(revision.id(), Set.of())) {
        judge(revision, allowance, findings);
      }
      findings.sort(Finding.BY_PLACE);
      all.addAll(findings);
    }
    return all;
  }

  private void judge(Revision revision, Allowance allowance, List<Finding> findings) {
    String id = allowance.rule();
    if (LintRules.find(id).isEmpty()) {
      String near =
          NearestName.of(id, LintRules.ids())
              .map(name -> "did you mean " + name + "?")
              .orElse("'retort lint --rules' lists them.");
      add(
          revision,
          allowance,
          LintRules.UNKNOWN_RULE,
          "There is no rule " + id + ": " + near,
          findings);
      return;
    }
    if (allowance.reason().isEmpty()) {
      add(
          revision,
          allowance,
          LintRules.NO_REASON,
          "@allow " + id + ": " + LintRules.get(LintRules.NO_REASON).reason(),
          findings);
    }
    boolean applies = LintRules.get(id).dialects().stream().anyMatch(dialects::contains);
    if (applies && !used.contains(allowance) && levels.get(id) != LintLevel.OFF) {
      add(
          revision,
          allowance,
          LintRules.UNUSED_ALLOWANCE,
          "@allow " + id + ": " + LintRules.get(LintRules.UNUSED_ALLOWANCE).reason(),
          findings);
    }
  }

  private void add(
      Revision revision,
      Allowance allowance,
      String ruleId,
      String message,
      List<Finding> findings) {
    LintRule rule = LintRules.get(ruleId);
    LintLevel level = levels.get(ruleId);
    if (level == LintLevel.OFF) {
      return;
    }
    findings.add(
        new Finding(
            rule.id(),
            level == null ? rule.severity() : Severity.valueOf(level.name()),
            revision.id(),
            revision.file(),
            allowance.line(),
            1,
            "",
            message,
            rule.advice(),
            List.copyOf(dialects),
            null,
            null));
  }
}
