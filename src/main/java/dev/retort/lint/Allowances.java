package dev.retort.lint;

import dev.retort.revision.Allowance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code @allow} directives of a revision. One that stands above a section's first statement
 * holds for the section, every other for the statement after it.
 */
final class Allowances {
  private final RevisionView revision;
  private final Set<Allowance> used = new HashSet<>();

  Allowances(RevisionView revision) {
    this.revision = revision;
  }

  /** The directive that accepts a finding, or null. */
  @Nullable Allowance accept(
      String rule, @Nullable SectionView section, @Nullable StatementView statement) {
    for (SectionView each : section == null ? revision.sections() : List.of(section)) {
      for (Allowance allowance : each.section().allowances()) {
        if (allowance.rule().equalsIgnoreCase(rule) && covers(allowance, each, statement)) {
          used.add(allowance);
          return allowance;
        }
      }
    }
    return null;
  }

  private static boolean covers(
      Allowance allowance, SectionView section, @Nullable StatementView statement) {
    List<StatementView> statements = section.statements();
    boolean atTop = statements.isEmpty() || allowance.line() < statements.get(0).line();
    if (atTop || statement == null) {
      return true;
    }
    return statements.stream()
        .filter(s -> s.line() > allowance.line())
        .min(Comparator.comparingInt(StatementView::line))
        .filter(s -> s == statement)
        .isPresent();
  }

  /** All directives of the sections that were looked at. */
  List<Allowance> all() {
    List<Allowance> all = new ArrayList<>();
    revision.sections().forEach(section -> all.addAll(section.section().allowances()));
    return all;
  }

  /** Those that accepted something. */
  Set<Allowance> used() {
    return Set.copyOf(used);
  }
}
