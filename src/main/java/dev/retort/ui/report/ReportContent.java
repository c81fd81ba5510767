package dev.retort.ui.report;

import java.util.List;

/**
 * All that a page shows.
 *
 * @param summary what came out, in a sentence; may be empty
 * @param tone of the summary: {@code success}, {@code warning} or {@code danger}
 * @param rows in their order
 */
record ReportContent(String summary, String tone, List<ReportRow> rows) {
  ReportContent {
    rows = List.copyOf(rows);
  }
}
