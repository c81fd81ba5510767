package dev.retort.sql.flyway;

import dev.retort.sql.DialectId;

/** Takes blanks and comments off the front of one statement, which Flyway leaves there. */
final class LeadingComments {
  private LeadingComments() {}

  static String strip(String sql, DialectId dialect) {
    int position = 0;
    while (position < sql.length()) {
      int next = skipOne(sql, position, dialect);
      if (next == position) {
        break;
      }
      position = next;
    }
    return sql.substring(position).stripTrailing();
  }

  /** The position behind one blank or comment, or {@code at} if there is none. */
  private static int skipOne(String sql, int at, DialectId dialect) {
    char c = sql.charAt(at);
    if (Character.isWhitespace(c)) {
      return at + 1;
    }
    boolean mysql = dialect == DialectId.MYSQL || dialect == DialectId.MARIADB;
    if (sql.startsWith("--", at) || (mysql && c == '#')) {
      int newline = sql.indexOf('\n', at);
      return newline < 0 ? sql.length() : newline + 1;
    }
    if (sql.startsWith("/*", at) && !(mysql && isExecutable(sql, at + 2))) {
      return endOfBlock(sql, at, dialect == DialectId.POSTGRESQL);
    }
    return at;
  }

  /** {@code /*!} and {@code /*M!} comments are statements to MySQL and MariaDB. */
  private static boolean isExecutable(String sql, int at) {
    return sql.startsWith("!", at) || sql.startsWith("M!", at);
  }

  private static int endOfBlock(String sql, int at, boolean nested) {
    int depth = 0;
    int position = at;
    while (position < sql.length() - 1) {
      if (sql.startsWith("*/", position)) {
        depth--;
        position += 2;
        if (depth == 0) {
          return position;
        }
      } else if (sql.startsWith("/*", position) && (nested || depth == 0)) {
        depth++;
        position += 2;
      } else {
        position++;
      }
    }
    return sql.length();
  }
}
