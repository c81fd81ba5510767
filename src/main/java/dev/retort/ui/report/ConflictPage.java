package dev.retort.ui.report;

import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.service.Advice;
import dev.retort.service.Conflict;
import dev.retort.service.ConflictReport;
import dev.retort.service.MigrationService;
import dev.retort.service.Untried;
import dev.retort.ui.support.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the heads do to each other, with both sides' statements. */
final class ConflictPage implements ReportPage {
  @Override
  public String id() {
    return "conflicts";
  }

  @Override
  public Optional<String> remedy() {
    return Optional.of("resolve");
  }

  @Override
  public boolean hasTwoTexts() {
    return true;
  }

  @Override
  public ReportContent load(
      MigrationService service, Messages messages, Progress progress, Cancellation cancellation) {
    List<ConflictReport> reports = service.conflicts(List.of("heads"), progress, cancellation);
    List<ReportRow> rows = new ArrayList<>();
    int meeting = 0;
    boolean commute = true;
    for (ConflictReport report : reports) {
      String pair = report.left() + " · " + report.right();
      for (Conflict conflict : report.conflicts()) {
        meeting++;
        rows.add(
            new ReportRow(
                "fth-alert-triangle",
                "warning",
                conflict.object()
                    + "  "
                    + conflict.kind().replace('_', ' ')
                    + (reports.size() > 1 ? "  " + pair : ""),
                conflict.sentence(),
                statements(conflict.left()),
                statements(conflict.right())));
      }
      for (ConflictReport.Order order : report.orders()) {
        boolean fine = order.verdict() == ConflictReport.Verdict.COMMUTES;
        commute &= fine;
        rows.add(
            new ReportRow(
                fine ? "fth-check-circle" : "fth-x-circle",
                fine ? "success" : "danger",
                pair + "  " + order.dialect().title(),
                order.detail(),
                "",
                ""));
      }
      for (Untried untried : report.untried()) {
        rows.add(
            new ReportRow(
                "fth-slash",
                "warning",
                pair + "  " + untried.dialect().title(),
                messages.text("proof.untried", untried.dialect().title(), untried.reason()),
                "",
                ""));
      }
    }
    for (Advice advice : service.advise(reports)) {
      rows.add(
          new ReportRow(
              "fth-compass",
              "accent",
              messages.text(
                  advice.way() == Advice.Way.MERGE
                      ? "report.conflicts.merge"
                      : "report.conflicts.rebase",
                  advice.branch(),
                  advice.onto()),
              advice.sentence(),
              advice.notAsked().isEmpty()
                  ? ""
                  : "-- " + String.join("\n-- ", advice.notAsked()).strip(),
              ""));
    }
    String summary =
        messages.text(commute ? "report.conflicts.commutes" : "report.conflicts.order", meeting);
    boolean clean = commute && meeting == 0;
    return new ReportContent(summary, clean ? "success" : commute ? "warning" : "danger", rows);
  }

  private static String statements(List<Conflict.Place> places) {
    StringBuilder text = new StringBuilder();
    for (Conflict.Place place : places) {
      text.append("-- ")
          .append(place.file().getFileName())
          .append(':')
          .append(place.line())
          .append('\n')
          .append(place.text())
          .append(";\n\n");
    }
    return text.toString().stripTrailing();
  }
}
