package dev.retort.cli;

import dev.retort.service.Interruption;
import dev.retort.service.Interruption.StatementState;
import dev.retort.service.RepairPlan;
import dev.retort.sql.SqlStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What stopped half-way, and what a repair of it would do, as text and as fields. */
final class RepairText {
  private RepairText() {}

  /** What a repair would do. */
  static String of(RepairPlan plan) {
    StringBuilder text = new StringBuilder();
    for (SqlStatement statement : plan.statements()) {
      text.append(statement.text().strip()).append(";\n");
    }
    plan.losses().forEach(loss -> text.append("-- loses ").append(loss).append('\n'));
    for (StatementState state : plan.remains()) {
      text.append("-- does not take back what line ")
          .append(state.line())
          .append(" did to rows: ")
          .append(new SqlStatement(state.text(), state.line(), true).summary(70))
          .append('\n');
    }
    text.append("-- the version table is then at ").append(RevisionText.orBase(plan.headsAfter()));
    return text.toString();
  }

  static void show(Session session, Interruption found) {
    Output output = session.output();
    if (output.isJson()) {
      output.json(Map.of("interruption", fields(session, found)));
      return;
    }
    output.line(
        "The "
            + found.direction()
            + " of "
            + found.revision().id()
            + " ("
            + session.shell().display(found.revision().file())
            + (found.fileChanged() ? ", which has changed since" : "")
            + ") stopped half-way.");
    output.line(
        "Begun by "
            + found.origin().who()
            + " on "
            + found.origin().host()
            + ", process "
            + found.origin().process()
            + ", at "
            + found.startedAt()
            + ".");
    if (found.error() != null) {
      output.line("It failed: " + found.error());
    }
    output.line("");
    for (StatementState state : found.statements()) {
      String word = word(state);
      output.line(
          output.style(style(state), word + " ".repeat(Math.max(1, 10 - word.length())))
              + "line "
              + state.line()
              + ": "
              + new SqlStatement(state.text(), state.line(), true).summary(70));
      output.line("          " + state.reason());
    }
    output.line("");
    output.line(found.evidence());
    output.advice(
        "'retort repair --resume' runs what is not done, '--revert' takes back what is, '--accept"
            + " applied|not-applied --reason TEXT' takes the database as it is.");
  }

  private static String word(StatementState state) {
    return state.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Output.Style style(StatementState state) {
    return switch (state.state()) {
      case DONE -> Output.Style.GREEN;
      case NOT_DONE -> Output.Style.DIM;
      case UNKNOWN -> Output.Style.YELLOW;
    };
  }

  static Map<String, Object> fields(Session session, Interruption found) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("run", found.run());
    fields.put("revision", found.revision().id());
    fields.put("direction", found.direction());
    fields.put("file", session.shell().display(found.revision().file()));
    fields.put("is_file_changed", found.fileChanged());
    fields.put("who", found.origin().who());
    fields.put("host", found.origin().host());
    fields.put("process", found.origin().process());
    fields.put("started_at", found.startedAt().toString());
    fields.put("error", found.error());
    fields.put("evidence", found.evidence());
    List<Map<String, Object>> statements = new ArrayList<>();
    for (StatementState state : found.statements()) {
      statements.add(fields(state));
    }
    fields.put("statements", statements);
    return fields;
  }

  static Map<String, Object> fields(StatementState state) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("line", state.line());
    row.put("statement", state.text());
    row.put("state", state.state().name().toLowerCase(Locale.ROOT));
    row.put("reason", state.reason());
    return row;
  }
}
