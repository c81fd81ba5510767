package dev.retort.lint.statement;

import dev.retort.lint.statement.Operation.ChangeRows;
import dev.retort.lint.statement.Operation.Other;
import dev.retort.lint.statement.Operation.Unknown;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.update.Update;

/** Reads INSERT, UPDATE, DELETE and their kin. */
final class RowChangeReader {
  private RowChangeReader() {}

  static Operation read(String sql, List<Token> tokens) {
    Optional<Statement> parsed = Grammar.parse(sql);
    if (parsed.isPresent()) {
      Statement statement = parsed.get();
      if (statement instanceof Update update) {
        boolean unbounded = update.getWhere() == null && update.getLimit() == null;
        return new ChangeRows("UPDATE", name(update.getTable()), unbounded, false);
      } else if (statement instanceof Delete delete) {
        boolean unbounded = delete.getWhere() == null && delete.getLimit() == null;
        return new ChangeRows("DELETE", name(delete.getTable()), unbounded, false);
      } else if (statement instanceof Insert insert) {
        boolean fromQuery = insert.getSelect() != null && !(insert.getSelect() instanceof Values);
        return new ChangeRows("INSERT", name(insert.getTable()), false, fromQuery);
      }
    }
    Operation byTokens = byTokens(tokens);
    return byTokens instanceof Unknown && parsed.isPresent()
        ? new Other(tokens.get(0).text().toUpperCase(Locale.ROOT), "")
        : byTokens;
  }

  private static ObjectName name(Table table) {
    String schema = table.getSchemaName();
    return new ObjectName(schema == null ? "" : bare(schema), bare(table.getName()));
  }

  private static String bare(String name) {
    boolean quoted = name.length() > 1 && "\"`[".indexOf(name.charAt(0)) >= 0;
    return quoted ? name.substring(1, name.length() - 1) : name;
  }

  private static Operation byTokens(List<Token> tokens) {
    for (String verb : List.of("UPDATE", "DELETE", "INSERT", "REPLACE", "MERGE")) {
      int place = Words.findOutside(tokens, verb);
      if (place >= 0) {
        return byTokens(verb, tokens.subList(place, tokens.size()));
      }
    }
    return new Unknown();
  }

  private static Operation byTokens(String verb, List<Token> tokens) {
    Cursor at = new Cursor(tokens.subList(1, tokens.size()));
    at.skipAll("FROM", "INTO", "IGNORE", "LOW_PRIORITY", "QUICK", "ONLY", "OR", "ABORT");
    ObjectName table = at.name();
    if (table == null) {
      return new Unknown();
    }
    boolean bounded =
        Words.findOutside(tokens, "WHERE") >= 0 || Words.findOutside(tokens, "LIMIT") >= 0;
    boolean changes = verb.equals("UPDATE") || verb.equals("DELETE");
    return new ChangeRows(
        verb, table, changes && !bounded, Words.findOutside(tokens, "SELECT") >= 0);
  }
}
