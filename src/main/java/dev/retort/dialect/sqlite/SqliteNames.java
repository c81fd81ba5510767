package dev.retort.dialect.sqlite;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How SQLite spells and compares names and texts. */
final class SqliteNames {
  private static final Set<String> KEYWORDS =
      Set.of(
          ("ABORT ACTION ADD AFTER ALL ALTER ALWAYS ANALYZE AND AS ASC ATTACH AUTOINCREMENT BEFORE"
                  + " BEGIN BETWEEN BY CASCADE CASE CAST CHECK COLLATE COLUMN COMMIT CONFLICT"
                  + " CONSTRAINT CREATE CROSS CURRENT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP"
                  + " DATABASE DEFAULT DEFERRABLE DEFERRED DELETE DESC DETACH DISTINCT DO DROP EACH"
                  + " ELSE END ESCAPE EXCEPT EXCLUDE EXCLUSIVE EXISTS EXPLAIN FAIL FALSE FILTER"
                  + " FIRST FOLLOWING FOR FOREIGN FROM FULL GENERATED GLOB GROUP GROUPS HAVING IF"
                  + " IGNORE IMMEDIATE IN INDEX INDEXED INITIALLY INNER INSERT INSTEAD INTERSECT"
                  + " INTO IS ISNULL JOIN KEY LAST LEFT LIKE LIMIT MATCH MATERIALIZED NATURAL NO"
                  + " NOT NOTHING NOTNULL NULL NULLS OF OFFSET ON OR ORDER OTHERS OUTER OVER"
                  + " PARTITION PLAN PRAGMA PRECEDING PRIMARY QUERY RAISE RANGE RECURSIVE"
                  + " REFERENCES REGEXP REINDEX RELEASE RENAME REPLACE RESTRICT RETURNING RIGHT"
                  + " ROLLBACK ROW ROWS SAVEPOINT SELECT SET TABLE TEMP TEMPORARY THEN TIES TO"
                  + " TRANSACTION TRIGGER TRUE UNBOUNDED UNION UNIQUE UPDATE USING VACUUM VALUES"
                  + " VIEW VIRTUAL WHEN WHERE WINDOW WITH WITHOUT")
              .split(" "));

  private SqliteNames() {}

  /** The name, in double quotes where it is a keyword or has odd characters. */
  static String quote(String name) {
    return isPlain(name) && !KEYWORDS.contains(name.toUpperCase(Locale.ROOT))
        ? name
        : '"' + name.replace("\"", "\"\"") + '"';
  }

  /** The names, quoted where needed, with commas. */
  static String quoteAll(Collection<String> names) {
    return names.stream().map(SqliteNames::quote).collect(Collectors.joining(", "));
  }

  static String literal(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }

  /** The form by which names are compared: SQLite folds the letters of ASCII only. */
  static String key(String name) {
    StringBuilder key = new StringBuilder(name);
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        key.setCharAt(i, (char) (c + ('a' - 'A')));
      }
    }
    return key.toString();
  }

  static boolean same(String one, String other) {
    return key(one).equals(key(other));
  }

  private static boolean isPlain(String name) {
    if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
      return false;
    }
    return name.chars()
        .allMatch(c -> c == '_' || (c < 0x80 ? isAsciiLetterOrDigit(c) : Character.isLetter(c)));
  }

  private static boolean isAsciiLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
