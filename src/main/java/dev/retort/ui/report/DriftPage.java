package dev.retort.ui.report;

import dev.retort.diff.ChangeCategory;
import dev.retort.diff.ChangeDescriber;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.service.Drift;
import dev.retort.service.MigrationService;
import dev.retort.ui.support.Messages;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
    Map<String, ReportRow> objects = new LinkedHashMap<>();
    for (ReportRow row : rows) {
      objects.computeIfAbsent(row.subtitle(), name -> object(row, drift.objects().get(name)));
    }
    return new ReportContent(
        messages.text(key("summary"), rows.size()),
        "warning",
        rows,
        objects,
        objects.size() > 1 ? whole(drift, objects.values(), messages) : null);
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
        "",
        script(item.ways().adopt()),
        script(item.ways().revert()),
        new ReportRow.Place(
            messages.text("report.drift.kind." + item.kind().name().toLowerCase(Locale.ROOT)),
            item.subject(),
            item.expected(),
            item.live()));
  }

  /** Stands for all that differs about the object of a row. */
  private static ReportRow object(ReportRow row, Drift.@Nullable Ways ways) {
    boolean changed = !row.expected().isEmpty() && !row.live().isEmpty();
    return new ReportRow(
        changed ? "fth-edit-2" : row.icon(),
        changed ? "accent" : row.tone(),
        row.subtitle(),
        "",
        "",
        ways == null ? "" : script(ways.adopt()),
        ways == null ? "" : script(ways.revert()),
        row.place());
  }

  private static ReportRow whole(Drift drift, Collection<ReportRow> objects, Messages messages) {
    return new ReportRow(
        "fth-layers",
        "accent",
        messages.text("report.drift.whole"),
        "",
        "",
        script(drift.whole().adopt()),
        script(drift.whole().revert()),
        new ReportRow.Place(
            "", "", both(objects, ReportRow::expected), both(objects, ReportRow::live)));
  }

  private static String both(Collection<ReportRow> objects, Function<ReportRow, String> side) {
    return objects.stream()
        .map(side)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  private static String script(List<String> statements) {
    StringBuilder text = new StringBuilder();
    statements.forEach(s -> text.append(s).append(";\n\n"));
    return text.toString().stripTrailing();
  }
}
