package dev.retort.lint.statement;

import dev.retort.lint.statement.Token.Kind;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes a statement apart into tokens; comments and blanks are left out. */
final class Lexer {
  private final String sql;
  private final boolean mysql;
  private final boolean folds;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String sql, DialectId dialect) {
    this.sql = sql;
    this.mysql = dialect == DialectId.MYSQL || dialect == DialectId.MARIADB;
    this.folds = dialect == DialectId.POSTGRESQL;
  }

  static List<Token> tokens(String sql, DialectId dialect) {
    Lexer lexer = new Lexer(sql, dialect);
    while (lexer.at < sql.length()) {
      lexer.step();
    }
    return List.copyOf(lexer.tokens);
  }

  private void step() {
    char c = sql.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
    } else if (sql.startsWith("--", at) || (mysql && c == '#')) {
      at = endOf("\n", at);
    } else if (sql.startsWith("/*", at)) {
      blockComment();
    } else if (mysql && sql.startsWith("*/", at)) {
      at += 2;
    } else if (c == '\'' || (c == '"' && mysql)) {
      quoted(Kind.STRING, c);
    } else if (c == '"' || c == '`') {
      quoted(Kind.QUOTED, c);
    } else if (c == '$' && dollarTag() != null) {
      dollarQuoted();
    } else if (c >= '0' && c <= '9') {
      take(Kind.NUMBER, wordEnd(true));
    } else if (isNamePart(c)) {
      word(wordEnd(false));
    } else {
      take(Kind.SYMBOL, sql.startsWith("::", at) ? at + 2 : at + 1);
    }
  }

  /** What MySQL runs although it stands in a comment counts as text. */
  private void blockComment() {
    if (mysql && (sql.startsWith("/*!", at) || sql.startsWith("/*M!", at))) {
      at += sql.startsWith("/*!", at) ? 3 : 4;
      while (at < sql.length() && Character.isDigit(sql.charAt(at))) {
        at++;
      }
    } else {
      at = endOf("*/", at + 2);
    }
  }

  private void quoted(Kind kind, char quote) {
    StringBuilder text = new StringBuilder();
    int i = at + 1;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (c == '\\' && mysql && kind == Kind.STRING && i + 1 < sql.length()) {
        i++;
        c = sql.charAt(i);
      } else if (c == quote) {
        if (i + 1 >= sql.length() || sql.charAt(i + 1) != quote) {
          break;
        }
        i++;
      }
      text.append(c);
      i++;
    }
    add(kind, text.toString(), Math.min(sql.length(), i + 1));
  }

  private @Nullable String dollarTag() {
    int end = at + 1;
    while (end < sql.length() && (isNamePart(sql.charAt(end)) && sql.charAt(end) != '$')) {
      end++;
    }
    return end < sql.length() && sql.charAt(end) == '$' ? sql.substring(at, end + 1) : null;
  }

  private void dollarQuoted() {
    String tag = String.valueOf(dollarTag());
    int close = sql.indexOf(tag, at + tag.length());
    int textEnd = close < 0 ? sql.length() : close;
    add(
        Kind.STRING,
        sql.substring(at + tag.length(), textEnd),
        Math.min(sql.length(), textEnd + tag.length()));
  }

  private int wordEnd(boolean number) {
    int end = at + 1;
    while (end < sql.length()
        && (isNamePart(sql.charAt(end)) || (number && sql.charAt(end) == '.'))) {
      end++;
    }
    return end;
  }

  /** PostgreSQL takes a name without quotes in small letters; a rewrite quotes it as it is. */
  private void word(int end) {
    String word = sql.substring(at, end);
    add(Kind.WORD, folds ? word.toLowerCase(Locale.ROOT) : word, end);
  }

  private void take(Kind kind, int end) {
    add(kind, sql.substring(at, end), end);
  }

  private void add(Kind kind, String text, int end) {
    tokens.add(new Token(kind, text, at, end));
    at = end;
  }

  private int endOf(String mark, int from) {
    int index = sql.indexOf(mark, from);
    return index < 0 ? sql.length() : index + mark.length();
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '@' || c == '#';
  }
}
