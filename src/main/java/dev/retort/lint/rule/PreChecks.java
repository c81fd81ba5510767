package dev.retort.lint.rule;

import dev.retort.lint.TextEdit;
import dev.retort.lint.statement.ObjectName;
import dev.retort.lint.statement.OperationReader;
import dev.retort.lint.statement.Token;
import dev.retort.lint.statement.Words;
import dev.retort.revision.CheckQuery;
import java.util.List;

/**
 * The {@code @check} queries of a section, which make sure of what a statement takes for granted.
 */
final class PreChecks {
  private PreChecks() {}

  /** Whether a query of the section asks about the table, and about these columns of it. */
  static boolean cover(Spot spot, ObjectName table, String... columns) {
    for (CheckQuery check : spot.section().checks()) {
      List<Token> tokens = OperationReader.tokens(check.query(), spot.context().dialect());
      boolean all = mentions(tokens, table.name());
      for (String column : columns) {
        all = all && mentions(tokens, column);
      }
      if (all) {
        return true;
      }
    }
    return false;
  }

  /** Whether a query of the section asks about all rows of the table. */
  static boolean coverAllRows(Spot spot, ObjectName table) {
    for (CheckQuery check : spot.section().checks()) {
      List<Token> tokens = OperationReader.tokens(check.query(), spot.context().dialect());
      if (mentions(tokens, table.name()) && Words.find(tokens, "WHERE") < 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean mentions(List<Token> tokens, String name) {
    return tokens.stream().anyMatch(t -> t.isName() && t.text().equalsIgnoreCase(name));
  }

  /** Puts a query at the top of the section. */
  static TextEdit add(Spot spot, String message, String query) {
    return spot.section().directive("-- @check " + message + "\n" + query + ";\n");
  }

  static TextEdit noRows(Spot spot, ObjectName table, String message, String condition) {
    String where = condition.isEmpty() ? "" : " WHERE " + condition;
    return add(
        spot,
        message,
        "SELECT NOT EXISTS (SELECT 1 FROM "
            + Names.sql(table, spot.context().dialect())
            + where
            + ")");
  }
}
