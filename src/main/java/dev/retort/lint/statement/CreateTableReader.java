package dev.retort.lint.statement;

import dev.retort.lint.statement.Operation.CreateTable;
import dev.retort.lint.statement.Operation.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads CREATE TABLE after those words. */
final class CreateTableReader {
  private CreateTableReader() {}

  static Operation read(Cursor at, boolean temporary) {
    boolean ifNotExists = at.accept("IF", "NOT", "EXISTS");
    ObjectName table = at.name();
    if (table == null) {
      return new Unknown();
    }
    List<Token> body = at.brackets();
    List<ColumnDefinition> columns = new ArrayList<>();
    List<ConstraintDefinition> constraints = new ArrayList<>();
    for (List<Token> part : Cursor.commaSeparated(body == null ? List.of() : body)) {
      ConstraintDefinition constraint = ConstraintParser.parse(part);
      if (constraint != null) {
        constraints.add(constraint);
      } else if (!part.get(0).is("LIKE")) {
        columns.add(ColumnParser.parse(part));
      }
    }
    List<Token> rest = at.rest();
    boolean fromQuery =
        Words.findOutside(rest, "SELECT") >= 0 || Words.findOutside(rest, "AS") >= 0;
    return new CreateTable(
        table,
        temporary,
        ifNotExists,
        columns,
        constraints,
        options(rest, body == null),
        fromQuery);
  }

  private static Map<String, String> options(List<Token> rest, boolean withoutBody) {
    Map<String, String> options = new TreeMap<>();
    if (withoutBody || Words.has(rest, "LIKE")) {
      options.put("LIKE", "");
    }
    for (String key : List.of("ENGINE", "CHARSET", "COLLATE")) {
      int place = Words.find(rest, key);
      if (place >= 0) {
        options.put(key, valueAfter(rest, place + 1));
      }
    }
    int set = Words.find(rest, "CHARACTER", "SET");
    if (set >= 0) {
      options.put("CHARSET", valueAfter(rest, set + 2));
    }
    if (Words.has(rest, "STRICT")) {
      options.put("STRICT", "");
    }
    if (Words.has(rest, "WITHOUT", "ROWID")) {
      options.put("WITHOUT ROWID", "");
    }
    if (Words.has(rest, "PARTITION", "OF")) {
      options.put("PARTITION OF", "");
    }
    return options;
  }

  private static String valueAfter(List<Token> tokens, int place) {
    Cursor at = new Cursor(tokens.subList(place, tokens.size()));
    at.accept("=");
    return at.next().text();
  }
}
