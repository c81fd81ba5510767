package dev.retort.sql;

import org.jspecify.annotations.Nullable;

/**
 * Statements of others as they may be shown: what stands in a text literal is left out, since it
 * may be a password or a person's data.
 */
public final class RedactedSql {
  private static final String HIDDEN = "'…'";

  private final String sql;
  private final boolean mysql;
  private final StringBuilder shown = new StringBuilder();
  private int at;

  private RedactedSql(String sql, DialectId dialect) {
    this.sql = sql;
    this.mysql = dialect == DialectId.MYSQL || dialect == DialectId.MARIADB;
  }

  /**
   * A statement without the content of its text literals and of its comments.
   *
   * @param sql may be cut off, as servers do it; a literal that does not end is hidden to the end
   */
  public static String of(String sql, DialectId dialect) {
    RedactedSql redacted = new RedactedSql(sql, dialect);
    while (redacted.at < sql.length()) {
      redacted.step();
    }
    return redacted.shown.toString().strip();
  }

  private void step() {
    char c = sql.charAt(at);
    if (sql.startsWith("--", at) || (mysql && c == '#')) {
      at = after("\n", at);
      shown.append(' ');
    } else if (sql.startsWith("/*", at)) {
      at = after("*/", at + 2);
      shown.append(' ');
    } else if (c == '\'' || (mysql && c == '"')) {
      at = afterQuote(c, at + 1, mysql || isEscapeString());
      shown.append(HIDDEN);
    } else if (c == '"' || c == '`') {
      int end = afterQuote(c, at + 1, false);
      shown.append(sql, at, end);
      at = end;
    } else {
      String tag = c == '$' && !mysql ? dollarTag() : null;
      shown.append(tag == null ? String.valueOf(c) : HIDDEN);
      at = tag == null ? at + 1 : after(tag, at + tag.length());
    }
  }

  /** Whether the literal that begins here is one of PostgreSQL with backslashes. */
  private boolean isEscapeString() {
    return at > 0
        && Character.toLowerCase(sql.charAt(at - 1)) == 'e'
        && (at < 2 || !Character.isLetterOrDigit(sql.charAt(at - 2)));
  }

  private int after(String end, int from) {
    int found = sql.indexOf(end, from);
    return found < 0 ? sql.length() : found + end.length();
  }

  private int afterQuote(char quote, int from, boolean backslashes) {
    int i = from;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (backslashes && c == '\\') {
        i++;
      } else if (c == quote) {
        if (i + 1 >= sql.length() || sql.charAt(i + 1) != quote) {
          return i + 1;
        }
        i++;
      }
      i++;
    }
    return sql.length();
  }

  /** {@code $name$} if that begins here. */
  private @Nullable String dollarTag() {
    int i = at + 1;
    while (i < sql.length() && (Character.isLetterOrDigit(sql.charAt(i)) || sql.charAt(i) == '_')) {
      i++;
    }
    boolean tag =
        i < sql.length() && sql.charAt(i) == '$' && !Character.isDigit(sql.charAt(at + 1));
    return tag ? sql.substring(at, i + 1) : null;
  }
}
