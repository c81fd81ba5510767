package dev.retort.ui.plan;

import dev.retort.revision.CheckQuery;
import dev.retort.service.PlanStep;
import dev.retort.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;

/**
 * The SQL of one step as the editor shows it.
 *
 * @param text checks and statements with delimiters
 * @param checks the line on which each check's query begins, from 1
 * @param statements the line on which each statement begins, from 1
 */
record StepSql(String text, List<Integer> checks, List<Integer> statements) {
  static final StepSql NONE = new StepSql("", List.of(), List.of());

  StepSql {
    checks = List.copyOf(checks);
    statements = List.copyOf(statements);
  }

  /** The SQL of a step; empty for a stamp and for a merge without sections. */
  static StepSql of(PlanStep step) {
    StringBuilder text = new StringBuilder();
    List<Integer> checks = new ArrayList<>();
    List<Integer> statements = new ArrayList<>();
    int line = 1;
    for (CheckQuery check : step.checks()) {
      text.append("-- @check ").append(check.message()).append('\n');
      checks.add(line + 1);
      line += 1 + append(text, check.query());
    }
    for (SqlStatement statement : step.statements()) {
      statements.add(line);
      line += append(text, statement.text());
    }
    return new StepSql(text.toString().strip(), checks, statements);
  }

  /** Appends a statement and an empty line; returns how many lines that are. */
  private static int append(StringBuilder text, String sql) {
    String stripped = sql.strip();
    text.append(stripped).append(";\n\n");
    return (int) stripped.lines().count() + 1;
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** The first and the last line of a statement, from 1. */
  Range lines(int statement) {
    int first = statements.get(statement);
    int last =
        statement + 1 < statements.size()
            ? statements.get(statement + 1) - 2
            : (int) text.lines().count();
    return new Range(first, Math.max(first, last));
  }

  /** Lines from first to last, both included. */
  record Range(int first, int last) {}
}
