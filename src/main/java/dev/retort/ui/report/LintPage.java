package dev.retort.ui.report;

import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.lint.Finding;
import dev.retort.lint.LintContext;
import dev.retort.lint.Linter;
import dev.retort.lint.Severity;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.MigrationService;
import dev.retort.sql.DialectId;
import dev.retort.sql.StatementSplitter;
import dev.retort.ui.support.Messages;
import java.util.Comparator;
import java.util.List;

/** What the linter finds in all revisions, for every dialect of theirs, the gravest first. */
final class LintPage implements ReportPage {
  @Override
  public String id() {
    return "lint";
  }

  @Override
  public boolean hasTwoTexts() {
    return false;
  }

  @Override
  public ReportContent load(
      MigrationService service, Messages messages, Progress progress, Cancellation cancellation) {
    RevisionGraph graph = service.graph();
    List<Finding> findings =
        new Linter(StatementSplitter.load())
            .lint(graph.revisions(), graph, LintContext.all(service.environment())).stream()
                .filter(f -> !f.isAccepted())
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    long errors = findings.stream().filter(f -> f.severity() == Severity.ERROR).count();
    return new ReportContent(
        messages.text("report.lint.summary", findings.size(), errors),
        errors > 0 ? "danger" : "warning",
        findings.stream().map(f -> row(f, graph)).toList());
  }

  private static ReportRow row(Finding finding, RevisionGraph graph) {
    String dialects = String.join(", ", finding.dialects().stream().map(DialectId::title).toList());
    String place = finding.file().getFileName() + ":" + finding.line();
    return ReportRow.withNote(
        switch (finding.severity()) {
          case ERROR -> "fth-x-circle";
          case WARNING -> "fth-alert-triangle";
          case INFO -> "fth-info";
        },
        switch (finding.severity()) {
          case ERROR -> "danger";
          case WARNING -> "warning";
          case INFO -> "accent";
        },
        finding.rule() + "  " + finding.message(),
        graph.find(finding.revision()).map(r -> r.message() + " · ").orElse("")
            + place
            + " · "
            + dialects,
        finding.message() + "\n\n" + finding.advice(),
        finding.statement());
  }
}
