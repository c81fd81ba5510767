package dev.retort.ui.report;

import dev.retort.diff.ChangeCategory;
import dev.retort.diff.ChangeDescriber;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.service.Drift;
import dev.retort.service.MigrationService;
import dev.retort.ui.support.Messages;
import java.util.List;

/** What somebody changed behind the revisions' back, with the SQL to adopt and to revert it. */
final class DriftPage implements ReportPage {
  @Override
  public String id() {
    return "drift";
  }

  @Override
  public boolean hasTwoTexts() {
    return true;
  }

  @Override
  public ReportContent load(
      MigrationService service, Messages messages, Progress progress, Cancellation cancellation) {
    Drift drift = service.drift(false, cancellation);
    List<ReportRow> rows = drift.items().stream().map(DriftPage::row).toList();
    return new ReportContent(messages.text("report.drift.summary", rows.size()), "warning", rows);
  }

  private static ReportRow row(Drift.Item item) {
    ChangeCategory category = ChangeCategory.of(item.change());
    return new ReportRow(
        switch (category) {
          case ADDED -> "fth-plus-circle";
          case CHANGED -> "fth-edit-2";
          case REMOVED -> "fth-minus-circle";
        },
        switch (category) {
          case ADDED -> "success";
          case CHANGED -> "accent";
          case REMOVED -> "danger";
        },
        ChangeDescriber.describe(item.change()),
        item.subject(),
        script(item.adoptSql()),
        script(item.revertSql()));
  }

  private static String script(List<String> statements) {
    StringBuilder text = new StringBuilder();
    statements.forEach(s -> text.append(s).append(";\n\n"));
    return text.toString().stripTrailing();
  }
}
