package dev.retort.dialect.sqlite;

import dev.retort.schema.Check;
import java.util.List;

/**
 * Takes the table's own name away before its columns: while a table is rebuilt it has another one.
 */
final class Qualifiers {
  private Qualifiers() {}

  /** The check of a table, with the columns by their names alone. */
  static Check without(Check check, String table) {
    return new Check(check.name(), without(check.expression(), table));
  }

  private static String without(String sql, String table) {
    List<Token> tokens = SqlTokenizer.tokens(sql);
    StringBuilder result = new StringBuilder();
    int from = 0;
    for (int i = 0; i + 2 < tokens.size(); i++) {
      Token name = tokens.get(i);
      boolean qualifies =
          name.isName()
              && SqliteNames.same(name.value(), table)
              && tokens.get(i + 1).isSymbol(".")
              && tokens.get(i + 2).isName()
              && (i == 0 || !tokens.get(i - 1).isSymbol("."));
      if (qualifies) {
        result.append(sql, from, name.start());
        from = tokens.get(i + 2).start();
      }
    }
    return result.append(sql.substring(from)).toString();
  }
}
