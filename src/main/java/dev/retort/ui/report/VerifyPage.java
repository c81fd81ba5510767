package dev.retort.ui.report;

import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.service.MigrationService;
import dev.retort.service.VerificationReport;
import dev.retort.service.VerificationReport.Outcome;
import dev.retort.ui.support.Messages;
import java.util.List;

/** Whether all that a migration needs is in order, the environment file included. */
final class VerifyPage implements ReportPage {
  @Override
  public String id() {
    return "verify";
  }

  @Override
  public boolean hasTwoTexts() {
    return false;
  }

  @Override
  public ReportContent load(
      MigrationService service, Messages messages, Progress progress, Cancellation cancellation) {
    VerificationReport report = service.verify();
    List<ReportRow> rows = report.checks().stream().map(check -> row(check, messages)).toList();
    long failed = count(report, Outcome.FAIL);
    long warned = count(report, Outcome.WARN);
    return new ReportContent(
        failed > 0
            ? messages.text("report.verify.failed", failed)
            : messages.text("report.verify.warned", warned),
        failed > 0 ? "danger" : warned > 0 ? "warning" : "success",
        rows);
  }

  private static long count(VerificationReport report, Outcome outcome) {
    return report.checks().stream().filter(c -> c.outcome() == outcome).count();
  }

  private static ReportRow row(VerificationReport.Check check, Messages messages) {
    String remedy = check.remedy();
    return ReportRow.withNote(
        switch (check.outcome()) {
          case PASS -> "fth-check-circle";
          case WARN -> "fth-alert-triangle";
          case FAIL -> "fth-x-circle";
          case SKIPPED -> "fth-circle";
        },
        switch (check.outcome()) {
          case PASS -> "success";
          case WARN -> "warning";
          case FAIL -> "danger";
          case SKIPPED -> "muted";
        },
        messages.text("report.verify." + check.id()),
        check.detail(),
        check.detail() + (remedy == null ? "" : "\n\n" + remedy),
        "");
  }
}
