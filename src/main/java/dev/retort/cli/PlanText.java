package dev.retort.cli;

import dev.retort.revision.CheckQuery;
import dev.retort.revision.GraphStep;
import dev.retort.revision.Revision;
import dev.retort.revision.VersionChange;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanStep;
import dev.retort.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;

/** Plans as people read them. */
final class PlanText {
  private PlanText() {}

  /** {@code Upgraded: 2 revisions, 5 statements}. */
  static String summary(MigrationPlan plan, String done, int statements) {
    return done
        + ": "
        + count(plan.steps().size(), "revision")
        + ", "
        + count(statements, "statement");
  }

  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** {@code upgrade a1b2 -> 3a5e, add queue tables}. */
  static String step(PlanStep step) {
    GraphStep graphStep = step.graphStep();
    Revision revision = graphStep.revision();
    String message = revision.message().isEmpty() ? "" : ", " + revision.message();
    if (graphStep.stamp()) {
      return "stamp " + move(graphStep.change());
    }
    return switch (graphStep.direction()) {
      case UPGRADE ->
          "upgrade " + RevisionText.parents(revision) + " -> " + revision.id() + message;
      case DOWNGRADE ->
          "downgrade " + revision.id() + " -> " + RevisionText.parents(revision) + message;
    };
  }

  private static String move(VersionChange change) {
    List<String> from = new ArrayList<>(change.deletes());
    List<String> to = new ArrayList<>(change.inserts());
    if (change.update() != null) {
      from.add(change.update().from());
      to.add(change.update().to());
    }
    return RevisionText.orBase(from) + " -> " + RevisionText.orBase(to);
  }

  /** Every step with its SQL. */
  static String full(MigrationPlan plan, Shell shell) {
    StringBuilder text = new StringBuilder();
    for (PlanStep step : plan.steps()) {
      text.append("-- ").append(step(step)).append('\n');
      if (!step.graphStep().stamp()) {
        text.append("-- ").append(shell.display(step.revision().file())).append('\n');
      }
      if (!step.transactional()) {
        text.append("-- outside a transaction\n");
      }
      for (CheckQuery check : step.checks()) {
        text.append("-- check: ").append(check.message()).append('\n');
        text.append(check.query().strip()).append(";\n");
      }
      for (SqlStatement statement : step.statements()) {
        text.append(statement.text().strip()).append(";\n");
      }
      text.append('\n');
    }
    text.append("-- ").append(outlook(plan));
    return text.toString();
  }

  /** {@code upgrade to head: 2 revisions, 5 statements for sqlite; <base> -> 3a5e}. */
  static String outlook(MigrationPlan plan) {
    return plan.request().command().word()
        + " to "
        + String.join(" ", plan.request().targets())
        + ": "
        + count(plan.steps().size(), "revision")
        + ", "
        + count(plan.statementCount(), "statement")
        + " for "
        + plan.dialect().title()
        + "; "
        + RevisionText.orBase(plan.from())
        + " -> "
        + RevisionText.orBase(plan.headsAfter());
  }
}
