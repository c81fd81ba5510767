package dev.retort.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;

/** Cuts SQLite's SQL into tokens, by the rules of SQLite's own tokenizer; never fails. */
final class SqlTokenizer {
  private static final List<String> LONG_SYMBOLS =
      List.of("->>", "||", "<<", ">>", "<=", ">=", "==", "<>", "!=", "->");

  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private SqlTokenizer(String sql) {
    this.sql = sql;
  }

  /** All tokens, comments included; blanks are left out. */
  static List<Token> tokens(String sql) {
    SqlTokenizer tokenizer = new SqlTokenizer(sql);
    while (tokenizer.at < sql.length()) {
      tokenizer.step();
    }
    return tokenizer.tokens;
  }

  private void step() {
    char c = sql.charAt(at);
    if (c <= ' ' || c == '\uFEFF') {
      at++;
    } else if (c == '-' && next() == '-') {
      int end = indexOrEnd("\n", at);
      add(Token.Kind.LINE_COMMENT, sql.substring(at + 2, end), end);
    } else if (c == '/' && next() == '*') {
      int close = sql.indexOf("*/", at + 2);
      int textEnd = close < 0 ? sql.length() : close;
      add(
          Token.Kind.BLOCK_COMMENT,
          sql.substring(at + 2, textEnd),
          Math.min(sql.length(), textEnd + 2));
    } else if (c == '\'') {
      quoted(Token.Kind.STRING, c);
    } else if (c == '"' || c == '`') {
      quoted(Token.Kind.QUOTED, c);
    } else if (c == '[') {
      int end = indexOrEnd("]", at);
      add(Token.Kind.QUOTED, sql.substring(at + 1, end), Math.min(sql.length(), end + 1));
    } else if ((c == 'x' || c == 'X') && next() == '\'') {
      int end = Math.min(sql.length(), indexOrEnd("'", at + 2) + 1);
      add(Token.Kind.BLOB, sql.substring(at, end), end);
    } else if (isDigit(c) || (c == '.' && isDigit(next()))) {
      number();
    } else if (isNameStart(c)) {
      int end = at + 1;
      while (end < sql.length() && isNamePart(sql.charAt(end))) {
        end++;
      }
      add(Token.Kind.WORD, sql.substring(at, end), end);
    } else {
      symbol();
    }
  }

  private void quoted(Token.Kind kind, char quote) {
    StringBuilder value = new StringBuilder();
    int i = at + 1;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (c == quote) {
        if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
          i++;
        } else {
          break;
        }
      }
      value.append(c);
      i++;
    }
    add(kind, value.toString(), Math.min(sql.length(), i + 1));
  }

  private void number() {
    int end = at + 1;
    while (end < sql.length()) {
      char c = sql.charAt(end);
      boolean sign =
          (c == '+' || c == '-')
              && "eE".indexOf(sql.charAt(end - 1)) >= 0
              && !sql.regionMatches(true, at, "0x", 0, 2);
      if (!isNamePart(c) && c != '.' && !sign) {
        break;
      }
      end++;
    }
    add(Token.Kind.NUMBER, sql.substring(at, end), end);
  }

  private void symbol() {
    for (String symbol : LONG_SYMBOLS) {
      if (sql.startsWith(symbol, at)) {
        add(Token.Kind.SYMBOL, symbol, at + symbol.length());
        return;
      }
    }
    add(Token.Kind.SYMBOL, sql.substring(at, at + 1), at + 1);
  }

  private void add(Token.Kind kind, String value, int end) {
    tokens.add(new Token(kind, value, at, end));
    at = end;
  }

  private char next() {
    return at + 1 < sql.length() ? sql.charAt(at + 1) : '\0';
  }

  private int indexOrEnd(String text, int from) {
    int index = sql.indexOf(text, from);
    return index < 0 ? sql.length() : index;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c) || c == '$';
  }
}
