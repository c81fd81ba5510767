package dev.retort.service.plan;

import dev.retort.config.TransactionMode;
import dev.retort.dialect.Dialect;
import dev.retort.history.VersionTable;
import dev.retort.revision.CheckQuery;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanStep;
import dev.retort.sql.DialectId;
import dev.retort.sql.SqlStatement;
import java.util.List;

/** Writes a plan as a script for the database's own client. */
public final class ScriptWriter {
  private final Dialect dialect;
  private final VersionTable versions;
  private final StringBuilder out = new StringBuilder();
  private boolean open;

  /** For one script. */
  public ScriptWriter(Dialect dialect, VersionTable versions) {
    this.dialect = dialect;
    this.versions = versions;
  }

  /** The script; it creates the version table when the plan starts from base. */
  public String script(MigrationPlan plan) {
    boolean transactions = plan.transaction() != TransactionMode.NONE;
    begin(transactions);
    if (plan.from().isEmpty() && !plan.isEmpty()) {
      statement(versions.createSql());
    }
    if (plan.request().purge()) {
      statement(versions.clearSql());
    }
    for (PlanStep step : plan.steps()) {
      if (transactions && step.transactional()) {
        begin(true);
      } else {
        commit();
      }
      step(step);
      if (plan.transaction() == TransactionMode.REVISION) {
        commit();
      }
    }
    commit();
    return out.toString();
  }

  private void step(PlanStep step) {
    out.append("-- Running ").append(title(step)).append("\n\n");
    for (CheckQuery check : step.checks()) {
      out.append("-- Check: ").append(oneLine(check.message())).append('\n');
      statement(check.query());
    }
    for (SqlStatement sql : step.statements()) {
      statement(sql.text());
    }
    versions.sql(step.graphStep().change()).forEach(this::statement);
  }

  private static String title(PlanStep step) {
    Revision revision = step.revision();
    String parents = String.join(", ", revision.downRevisions());
    String way =
        step.direction() == Direction.UPGRADE
            ? parents + " -> " + revision.id()
            : revision.id() + " -> " + parents;
    String verb = step.graphStep().stamp() ? "stamp" : step.direction().id();
    String message = oneLine(revision.message());
    return verb + " " + way + (message.isEmpty() ? "" : ", " + message);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\R", " ");
  }

  private void begin(boolean transactions) {
    if (transactions && !open) {
      out.append(dialect.id() == DialectId.SQLITE ? "BEGIN IMMEDIATE;\n\n" : "BEGIN;\n\n");
      open = true;
    }
  }

  private void commit() {
    if (open) {
      out.append("COMMIT;\n\n");
      open = false;
    }
  }

  private void statement(String sql) {
    String text = sql.strip();
    if (dialect.id().lookupOrder().contains(DialectId.MYSQL) && text.contains(";")) {
      out.append("DELIMITER $$\n").append(text).append("\n$$\nDELIMITER ;\n\n");
      return;
    }
    out.append(text);
    // A comment at the end would swallow the semicolon.
    out.append(endsInComment(text) ? "\n;\n\n" : ";\n\n");
  }

  private static boolean endsInComment(String text) {
    List<String> lines = text.lines().toList();
    return !lines.isEmpty() && lines.get(lines.size() - 1).contains("--");
  }
}
