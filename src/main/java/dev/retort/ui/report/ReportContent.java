package dev.retort.ui.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a page shows.
 *
 * @param summary what came out, in a sentence; may be empty
 * @param tone of the summary: {@code success}, {@code warning} or {@code danger}
 * @param rows in their order
 * @param objects in a tree: what stands for all the rows about one object, by its name
 * @param whole in a tree: what stands for all the rows; null where that is one object
 * @param opening the row that is looked at first; null for the page's own choice
 */
record ReportContent(
    String summary,
    String tone,
    List<ReportRow> rows,
    Map<String, ReportRow> objects,
    @Nullable ReportRow whole,
    @Nullable ReportRow opening) {
  ReportContent {
    rows = List.copyOf(rows);
    objects = Map.copyOf(objects);
  }

  /** Of a list. */
  ReportContent(String summary, String tone, List<ReportRow> rows) {
    this(summary, tone, rows, Map.of(), null, null);
  }

  /** Of a list that opens at one of its rows. */
  ReportContent(String summary, String tone, List<ReportRow> rows, ReportRow opening) {
    this(summary, tone, rows, Map.of(), null, opening);
  }

  /** Of a tree. */
  ReportContent(
      String summary,
      String tone,
      List<ReportRow> rows,
      Map<String, ReportRow> objects,
      @Nullable ReportRow whole) {
    this(summary, tone, rows, objects, whole, null);
  }
}
