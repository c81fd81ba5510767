package dev.retort.ui.repair;

import dev.retort.service.Interruption;
import dev.retort.service.Interruption.StatementState;
import dev.retort.service.OrphanedSession;
import dev.retort.service.RepairPlan;
import dev.retort.sql.SqlStatement;
import dev.retort.ui.support.Messages;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is written about what stopped and its repair, in the language of the moment. */
final class RepairTexts {
  private static final int SUMMARY = 120;

  private final Messages messages;
  private final RepairViewModel model;

  RepairTexts(Messages messages, RepairViewModel model) {
    this.messages = messages;
    this.model = model;
  }

  /** What stopped, and how far it came; empty while that is not known. */
  String summary() {
    Interruption found = model.choice().interruptionProperty().get();
    if (found == null) {
      return "";
    }
    int all = found.statements().size();
    return found.done() == all
        ? messages.text("repair.summary.whole", all, found.revision().id())
        : messages.text(
            "repair.summary." + found.direction(), found.revision().id(), found.done(), all);
  }

  /** Who began it, where, when, and how the states were found. */
  String facts() {
    Interruption found = model.choice().interruptionProperty().get();
    if (found == null) {
      return "";
    }
    String when =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
            .withLocale(messages.language().locale())
            .format(found.startedAt().atZone(ZoneId.systemDefault()));
    String text =
        messages.text(
            "repair.facts",
            found.origin().who(),
            found.origin().host(),
            String.valueOf(found.origin().process()),
            when,
            found.evidence());
    return found.fileChanged() ? text + " " + messages.text("repair.file_changed") : text;
  }

  /** The session that a dead run left: its number, account, and for how long; may be empty. */
  String orphan() {
    OrphanedSession left = model.orphanProperty().get();
    return left == null
        ? ""
        : messages.text(
            left.statement().isEmpty() ? "repair.orphan.idle" : "repair.orphan.running",
            left.session(),
            left.account(),
            time(left.time()));
  }

  private String time(Duration time) {
    if (time.toMinutes() < 2) {
      return messages.text("repair.time.seconds", time.toSeconds());
    }
    return time.toHours() < 1
        ? messages.text("repair.time.minutes", time.toMinutes())
        : messages.text("repair.time.hours", time.toHours(), time.toMinutesPart());
  }

  /** What that session is running; may be empty. */
  String orphanStatement() {
    OrphanedSession left = model.orphanProperty().get();
    return left == null ? "" : left.statement();
  }

  /** The database's message, or empty. */
  String error() {
    Interruption found = model.choice().interruptionProperty().get();
    String said = found == null ? null : found.error();
    return said == null ? "" : messages.text("repair.failed", said);
  }

  /** The statements of what stopped. */
  List<RepairLine> statements() {
    Interruption found = model.choice().interruptionProperty().get();
    return found == null ? List.of() : found.statements().stream().map(this::line).toList();
  }

  private RepairLine line(StatementState item) {
    String state = messages.text("repair.state." + item.state().name().toLowerCase(Locale.ROOT));
    return new RepairLine(
        switch (item.state()) {
          case DONE -> "fth-check-circle";
          case NOT_DONE -> "fth-circle";
          case UNKNOWN -> "fth-help-circle";
        },
        switch (item.state()) {
          case DONE -> "success";
          case NOT_DONE -> "muted";
          case UNKNOWN -> "warning";
        },
        new SqlStatement(item.text(), item.line(), true).summary(SUMMARY),
        messages.text("repair.known", state, item.line(), item.reason()),
        item.text());
  }

  /** What there is to know of the chosen way before it is taken. */
  List<RepairLine> notes() {
    RuntimeException refusal = model.choice().refusalProperty().get();
    RepairPlan plan = model.choice().planProperty().get();
    if (refusal != null) {
      return List.of(
          RepairLine.note("fth-x-octagon", "danger", String.valueOf(refusal.getMessage())));
    }
    if (plan == null) {
      boolean chosen = model.choice().wayProperty().get() != null;
      return List.of(
          chosen
              ? RepairLine.note("fth-loader", "muted", messages.text("repair.planning"))
              : RepairLine.note("fth-help-circle", "muted", messages.text("repair.choose")));
    }
    List<RepairLine> notes = new ArrayList<>();
    for (String loss : plan.losses()) {
      notes.add(
          RepairLine.note("fth-alert-triangle", "warning", messages.text("repair.loses", loss)));
    }
    for (StatementState item : plan.remains()) {
      String sql = new SqlStatement(item.text(), item.line(), true).summary(SUMMARY);
      notes.add(
          RepairLine.note(
              "fth-alert-triangle", "warning", messages.text("repair.remains", item.line(), sql)));
    }
    notes.add(
        RepairLine.note(
            "fth-git-commit",
            "muted",
            messages.text("repair.after", plan.statements().size(), heads(plan))));
    return notes;
  }

  /** All that is shown, as comments above the script of the chosen way. */
  String toTakeAlong() {
    List<String> said = new ArrayList<>(List.of(summary(), facts(), error()));
    statements().forEach(line -> said.add(line.text() + " (" + line.more() + ")"));
    notes().forEach(note -> said.add(note.text()));
    String comment =
        said.stream()
            .flatMap(String::lines)
            .map(line -> "-- " + line)
            .collect(Collectors.joining("\n"));
    String script = model.choice().script();
    return script.isEmpty() ? comment : comment + "\n\n" + script;
  }

  /** Where the database is once the plan is carried out. */
  String headsAfter() {
    return heads(model.choice().planProperty().get());
  }

  private String heads(@Nullable RepairPlan plan) {
    return plan == null || plan.headsAfter().isEmpty()
        ? messages.text("plan.base")
        : String.join(", ", plan.headsAfter());
  }
}
