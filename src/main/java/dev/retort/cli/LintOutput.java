package dev.retort.cli;

import dev.retort.lint.Finding;
import dev.retort.lint.QuickFix;
import dev.retort.lint.Severity;
import dev.retort.revision.Allowance;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows what the linter found. */
final class LintOutput {
  private final Session session;

  LintOutput(Session session) {
    this.session = session;
  }

  void show(List<Finding> findings, int revisions, int fixed) {
    Output output = session.output();
    switch (session.options().format) {
      case json -> output.json(json(findings, revisions, fixed));
      case sarif -> output.json(new SarifLog(session.shell()).of(findings));
      default -> text(findings, revisions, fixed);
    }
  }

  private void text(List<Finding> findings, int revisions, int fixed) {
    Output output = session.output();
    for (Finding finding : findings) {
      Allowance accepted = finding.acceptedBy();
      if (accepted != null && output.isQuiet()) {
        continue;
      }
      output.line(headline(finding));
      if (!finding.statement().isEmpty()) {
        output.info("    " + output.style(Output.Style.DIM, finding.statement()));
      }
      if (accepted != null) {
        output.info("    accepted in line " + accepted.line() + ": " + accepted.reason());
        continue;
      }
      output.info("    instead: " + finding.advice());
      QuickFix fix = finding.fix();
      if (fix != null) {
        output.info("    --fix:   " + fix.title());
      }
    }
    if (fixed > 0) {
      output.info(fixed == 1 ? "1 file was rewritten." : fixed + " files were rewritten.");
    }
    output.info(summary(findings, revisions));
  }

  private String headline(Finding finding) {
    Output.Style style =
        switch (finding.severity()) {
          case ERROR -> Output.Style.RED;
          case WARNING -> Output.Style.YELLOW;
          case INFO -> Output.Style.DIM;
        };
    String word = finding.isAccepted() ? "accepted" : finding.severity().id();
    String dialects =
        finding.dialects().stream().map(DialectId::id).collect(Collectors.joining(", "));
    return session.shell().display(finding.file())
        + ":"
        + finding.line()
        + ":"
        + finding.column()
        + ": "
        + session.output().style(finding.isAccepted() ? Output.Style.DIM : style, word)
        + " "
        + finding.rule()
        + " ["
        + dialects
        + "] "
        + finding.message();
  }

  private static String summary(List<Finding> findings, int revisions) {
    String looked = revisions == 1 ? "1 revision" : revisions + " revisions";
    List<String> parts = new ArrayList<>();
    count(findings)
        .forEach(
            (what, number) ->
                parts.add(number + " " + (number == 1 ? what.replaceFirst("s$", "") : what)));
    return looked + ": " + String.join(", ", parts) + ".";
  }

  private static Map<String, Long> count(List<Finding> findings) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("errors", open(findings, Severity.ERROR));
    counts.put("warnings", open(findings, Severity.WARNING));
    counts.put("notes", open(findings, Severity.INFO));
    counts.put("accepted", findings.stream().filter(Finding::isAccepted).count());
    return counts;
  }

  private static long open(List<Finding> findings, Severity severity) {
    return findings.stream().filter(f -> !f.isAccepted() && f.severity() == severity).count();
  }

  private Map<String, Object> json(List<Finding> findings, int revisions, int fixed) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("revisions", revisions);
    result.put("fixed", fixed);
    result.putAll(count(findings));
    result.put("findings", findings.stream().map(this::json).toList());
    return result;
  }

  private Map<String, Object> json(Finding finding) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("rule", finding.rule());
    fields.put("severity", finding.severity().id());
    fields.put("revision", finding.revision());
    fields.put("file", session.shell().display(finding.file()));
    fields.put("line", finding.line());
    fields.put("column", finding.column());
    fields.put("dialects", finding.dialects());
    fields.put("statement", finding.statement());
    fields.put("message", finding.message());
    fields.put("advice", finding.advice());
    QuickFix fix = finding.fix();
    if (fix != null) {
      fields.put("fix", fix.title());
    }
    Allowance accepted = finding.acceptedBy();
    if (accepted != null) {
      fields.put("accepted", Map.of("line", accepted.line(), "reason", accepted.reason()));
    }
    return fields;
  }
}
