package dev.retort.lint.statement;

import java.util.Optional;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.UnsupportedStatement;

/** The only place that knows JSqlParser's way to fail. */
final class Grammar {
  private Grammar() {}

  /** The statement as JSqlParser understands it; empty if it does not. */
  static Optional<Statement> parse(String sql) {
    try {
      Statement statement = new CCJSqlParser(sql).Statement();
      return statement instanceof UnsupportedStatement
          ? Optional.empty()
          : Optional.ofNullable(statement);
    } catch (ParseException | TokenMgrException e) {
      // Not an error of the revision: the grammar is smaller than what the databases accept.
      return Optional.empty();
    }
  }

  static boolean understands(String sql) {
    return parse(sql).isPresent();
  }
}
