package dev.retort.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Walks over the tokens of one statement; skips comments, but can be asked for them. */
final class TokenCursor {
  /** A statement that is not built as expected. */
  static final class UnexpectedSqlException extends Exception {
    private static final long serialVersionUID = 1L;

    UnexpectedSqlException(String message) {
      super(message);
    }
  }

  private static final Token END = new Token(Token.Kind.SYMBOL, "", 0, 0);

  private final String sql;
  private final List<Token> tokens;
  private int at;

  TokenCursor(String sql) {
    this.sql = sql;
    this.tokens = SqlTokenizer.tokens(sql);
  }

  /** The token that comes next, comments left out; an empty symbol at the end. */
  Token peek() {
    int i = at;
    while (i < tokens.size() && tokens.get(i).isComment()) {
      i++;
    }
    return i < tokens.size() ? tokens.get(i) : END;
  }

  boolean atEnd() {
    return peek().end() == 0;
  }

  Token next() {
    while (at < tokens.size() && tokens.get(at).isComment()) {
      at++;
    }
    return at < tokens.size() ? tokens.get(at++) : END;
  }

  /** Takes the keywords if they come next, all or none. */
  boolean accept(String... words) {
    int before = at;
    for (String word : words) {
      if (!next().isWord(word)) {
        at = before;
        return false;
      }
    }
    return true;
  }

  boolean acceptSymbol(String symbol) {
    if (peek().isSymbol(symbol)) {
      next();
      return true;
    }
    return false;
  }

  void expectSymbol(String symbol) throws UnexpectedSqlException {
    if (!acceptSymbol(symbol)) {
      throw unexpected(symbol);
    }
  }

  void expect(String... words) throws UnexpectedSqlException {
    if (!accept(words)) {
      throw unexpected(String.join(" ", words));
    }
  }

  /** A name; SQLite takes a string for one. */
  String name() throws UnexpectedSqlException {
    Token token = next();
    if (!token.isName() && token.kind() != Token.Kind.STRING) {
      throw unexpected("a name");
    }
    return token.value();
  }

  /** A name that may have a schema's name before it. */
  String qualifiedName() throws UnexpectedSqlException {
    String name = name();
    return acceptSymbol(".") ? name() : name;
  }

  /** The names between brackets. */
  List<String> names() throws UnexpectedSqlException {
    List<String> names = new ArrayList<>();
    expectSymbol("(");
    do {
      names.add(name());
    } while (acceptSymbol(","));
    expectSymbol(")");
    return names;
  }

  /** The source text between an opening bracket, which comes next, and its counterpart. */
  String bracketed() throws UnexpectedSqlException {
    expectSymbol("(");
    String text = text(")");
    expectSymbol(")");
    return text;
  }

  /**
   * The source text up to a symbol or keyword outside all brackets, or to the end; without comments
   * around it. What ends it is not taken.
   */
  String text(String... ends) throws UnexpectedSqlException {
    int depth = 0;
    int start = -1;
    int end = -1;
    while (!atEnd()) {
      Token token = peek();
      if (depth == 0 && isOneOf(token, ends)) {
        break;
      }
      if (token.isSymbol("(")) {
        depth++;
      } else if (token.isSymbol(")") && --depth < 0) {
        break;
      }
      start = start < 0 ? token.start() : start;
      end = token.end();
      next();
    }
    if (start < 0) {
      throw unexpected("an expression");
    }
    return sql.substring(start, end);
  }

  /** The last block comment before the next token and after the token taken last, or null. */
  @Nullable String blockComment() {
    String found = null;
    for (int i = at; i < tokens.size() && tokens.get(i).isComment(); i++) {
      if (tokens.get(i).kind() == Token.Kind.BLOCK_COMMENT) {
        found = tokens.get(i).value();
      }
    }
    return found;
  }

  UnexpectedSqlException unexpected(String wanted) {
    return new UnexpectedSqlException(
        "expected " + wanted + " near '" + peek().value() + "' in: " + sql);
  }

  private static boolean isOneOf(Token token, String... ends) {
    for (String end : ends) {
      if (token.isWord(end) || token.isSymbol(end)) {
        return true;
      }
    }
    return false;
  }

  /** Upper case, the same in every language. */
  static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
