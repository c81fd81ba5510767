package dev.retort.lint;

import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The page of the documentation that lists the rules. */
public final class RuleTable {
  private RuleTable() {}

  /** The whole page as Markdown. */
  public static String markdown() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Lint rules

        This page is made from the rules themselves; `retort lint --rules ID` explains one. An environment file changes a level with
        `lint: {rules: {ID: off | info | warning | error}}`, and `-- @allow ID REASON` in a section accepts one finding. Above the section's
        first statement it holds for the whole section, elsewhere for the statement after it.

        | rule | severity | databases | what | why | instead | rewrite |
        | --- | --- | --- | --- | --- | --- | --- |
        """);
    LintRules.all().forEach(rule -> page.append(row(rule)).append('\n'));
    return page.toString();
  }

  private static String row(LintRule rule) {
    String databases =
        rule.dialects().size() == DialectId.values().length
            ? "all"
            : rule.dialects().stream().map(DialectId::title).collect(Collectors.joining(", "));
    List<String> links = new ArrayList<>();
    for (String link : rule.links()) {
      links.add("[" + (links.size() + 1) + "](" + link + ")");
    }
    String versions = rule.versions().isEmpty() ? "" : "; " + rule.versions();
    String seen = links.isEmpty() ? "" : " " + String.join(" ", links);
    List<String> cells =
        List.of(
            rule.id(),
            rule.severity().id(),
            databases + versions,
            rule.title(),
            rule.reason() + seen,
            rule.advice(),
            rule.fixable() ? "yes" : "");
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
