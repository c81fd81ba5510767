package dev.retort.ui.report;

import dev.retort.config.GuardCheckName;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.service.JournalEntry;
import dev.retort.service.MigrationService;
import dev.retort.ui.support.Messages;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What past runs did, the newest first. */
final class JournalPage implements ReportPage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  @Override
  public String id() {
    return "journal";
  }

  @Override
  public boolean hasTwoTexts() {
    return false;
  }

  @Override
  public ReportContent load(
      MigrationService service, Messages messages, Progress progress, Cancellation cancellation) {
    List<JournalEntry> entries = service.history();
    List<ReportRow> rows = new ArrayList<>();
    for (int i = entries.size() - 1; i >= 0; i--) {
      rows.add(row(entries.get(i), messages));
    }
    return JournalEntry.firstBroken(entries)
        .map(broken -> brokenAt(broken, entries.indexOf(broken), rows, messages))
        .orElseGet(
            () ->
                new ReportContent(
                    messages.text("report.journal.intact", entries.size()), "success", rows));
  }

  /** Opens at the first entry that does not fit, which may be years below the newest. */
  private static ReportContent brokenAt(
      JournalEntry broken, int index, List<ReportRow> rows, Messages messages) {
    int at = rows.size() - 1 - index;
    ReportRow marked =
        rows.get(at).warned(messages.text("report.journal.not_as_written", broken.number()));
    rows.set(at, marked);
    return new ReportContent(
        messages.text("report.journal.broken", broken.number()), "danger", rows, marked);
  }

  private static ReportRow row(JournalEntry entry, Messages messages) {
    String when = TIME.format(entry.startedAt().atZone(ZoneId.systemDefault()));
    String what = messages.text("report.journal." + entry.outcome());
    String revision =
        entry.revision().isEmpty()
            ? ""
            : messages.text("plan.direction." + entry.direction()) + " " + entry.revision() + "  ";
    String detail = entry.detail() == null ? "" : entry.detail();
    boolean isSql = entry.outcome().equals("intent");
    String title =
        !revision.isEmpty()
            ? revision + what + statement(entry)
            : entry.outcome().equals("guard")
                ? check(firstLine(detail), messages)
                : what + "  " + firstLine(detail);
    String who =
        entry.origin().who() + "@" + entry.origin().host() + " (" + entry.origin().process() + ")";
    return ReportRow.withNote(
        entry.intact() ? icon(entry.outcome()) : "fth-alert-triangle",
        tone(entry),
        title,
        when + (revision.isEmpty() ? "" : "   " + entry.time().toMillis() + " ms") + "   " + who,
        (isSql || detail.isEmpty() ? "" : detail + "\n\n") + facts(entry, messages),
        isSql ? detail : "");
  }

  /** {@code Drift: the live schema is …}, of a line such as {@code drift: pass - the live …}. */
  private static String check(String note, Messages messages) {
    int end = note.indexOf(": ");
    String id = note.substring(0, Math.max(end, 0));
    return GuardCheckName.of(id).isEmpty()
        ? note
        : messages.text("report.guards." + id) + note.substring(end).replaceFirst("pass - ", "");
  }

  private static String facts(JournalEntry entry, Messages messages) {
    String session = entry.origin().session();
    return messages.text("report.journal.entry", entry.number(), entry.run())
        + (entry.revision().isEmpty()
            ? ""
            : "\n"
                + messages.text(
                    "report.journal.statements", entry.statement(), entry.statementCount()))
        + (entry.checksum().isEmpty() ? "" : "\nSHA-256 " + entry.checksum())
        + (session.isEmpty() ? "" : "\n" + messages.text("report.journal.session", session));
  }

  private static String statement(JournalEntry entry) {
    boolean one = entry.outcome().equals("intent") || entry.outcome().equals("statement");
    return one ? " " + (entry.statement() + 1) + "/" + entry.statementCount() : "";
  }

  private static boolean isWaived(JournalEntry entry) {
    return entry.detail() != null && entry.detail().contains(": waived - ");
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static String icon(String outcome) {
    return switch (outcome) {
      case "done", "statement" -> "fth-check-circle";
      case "failed" -> "fth-x-circle";
      case "cancelled", "reverted" -> "fth-corner-up-left";
      case "guard" -> "fth-shield";
      default -> "fth-circle";
    };
  }

  private static String tone(JournalEntry entry) {
    if (!entry.intact()) {
      return "danger";
    }
    return switch (entry.outcome()) {
      case "done", "statement" -> "success";
      case "failed" -> "danger";
      case "cancelled", "reverted", "accepted" -> "warning";
      case "guard" -> isWaived(entry) ? "warning" : "muted";
      default -> "muted";
    };
  }
}
