package dev.retort.ui.report;

import dev.retort.diff.ChangeCategory;
import dev.retort.diff.ChangeDescriber;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.service.Drift;
import dev.retort.service.MigrationService;
import dev.retort.ui.support.Messages;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How the database differs from what the revisions build, or from the model: object by object, both
 * sides, with the SQL to adopt and to revert it.
 */
final class DriftPage implements ReportPage {
  private final boolean againstModel;

  DriftPage(boolean againstModel) {
    this.againstModel = againstModel;
  }

  @Override
  public String id() {
    return againstModel ? "model_drift" : "drift";
  }

  @Override
  public boolean hasTwoTexts() {
    return true;
  }

  @Override
  public boolean isTree() {
    return true;
  }

  @Override
  public ReportContent load(
      MigrationService service, Messages messages, Progress progress, Cancellation cancellation) {
    Drift drift = service.drift(againstModel, cancellation);
    List<ReportRow> rows =
        drift.items().stream()
            .sorted(Comparator.comparing(Drift.Item::kind).thenComparing(Drift.Item::subject))
            .map(item -> row(item, messages))
            .toList();
    return new ReportContent(messages.text(key("summary"), rows.size()), "warning", rows);
  }

  private static ReportRow row(Drift.Item item, Messages messages) {
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
        script(item.revertSql()),
        new ReportRow.Place(
            messages.text("report.drift.kind." + item.kind().name().toLowerCase(Locale.ROOT)),
            item.subject(),
            item.expected(),
            item.live()));
  }

  private static String script(List<String> statements) {
    StringBuilder text = new StringBuilder();
    statements.forEach(s -> text.append(s).append(";\n\n"));
    return text.toString().stripTrailing();
  }
}
