package dev.retort.ui.report;

import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.service.GuardAnswers;
import dev.retort.service.GuardCheck;
import dev.retort.service.GuardReport;
import dev.retort.service.MigrationService;
import dev.retort.service.PlanRequest;
import dev.retort.ui.support.Messages;
import java.util.List;

/** The checks that an upgrade to the heads would have to pass now; the name is asked for later. */
final class GuardPage implements ReportPage {
  @Override
  public String id() {
    return "guards";
  }

  @Override
  public boolean hasTwoTexts() {
    return false;
  }

  @Override
  public boolean opensAtTrouble() {
    return true;
  }

  @Override
  public ReportContent load(
      MigrationService service, Messages messages, Progress progress, Cancellation cancellation) {
    GuardReport report =
        service
            .guards(
                service.plan(PlanRequest.upgrade("heads"), cancellation),
                GuardAnswers.named(service.environment().name()),
                progress,
                cancellation)
            .beforeTheName();
    List<ReportRow> rows = report.checks().stream().map(check -> row(check, messages)).toList();
    int failures = report.failures().size();
    return new ReportContent(
        messages.text("report.guards.summary", failures),
        failures == 0 ? "success" : "danger",
        rows);
  }

  private static ReportRow row(GuardCheck check, Messages messages) {
    String remedy = check.remedy();
    return ReportRow.withNote(
        switch (check.outcome()) {
          case PASS -> "fth-check-circle";
          case FAIL -> "fth-x-circle";
          case WAIVED -> "fth-alert-triangle";
          case PENDING -> "fth-clock";
        },
        switch (check.outcome()) {
          case PASS -> "success";
          case FAIL -> "danger";
          case WAIVED -> "warning";
          case PENDING -> "muted";
        },
        messages.text("report.guards." + check.name().id()),
        check.detail(),
        check.detail() + (remedy == null ? "" : "\n\n" + remedy),
        "");
  }
}
