package dev.retort.service.run;

import dev.retort.sql.DialectId;
import dev.retort.sql.SqlStatement;
import java.util.Locale;
import java.util.Set;

/** What a statement does to a transaction. */
public final class StatementKind {
  private static final Set<String> ROW_STATEMENTS =
      Set.of("insert", "update", "delete", "replace", "with", "select");

  private StatementKind() {}

  /**
   * Whether a statement that is run on its own is kept together with the row of the history that
   * tells of it: on MySQL one that changes rows only, since those that change the structure commit
   * by themselves.
   */
  public static boolean isKeptWithItsRow(DialectId dialect, SqlStatement statement) {
    if (dialect != DialectId.MYSQL && dialect != DialectId.MARIADB) {
      return false;
    }
    String text = statement.text().stripLeading();
    int end = 0;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return ROW_STATEMENTS.contains(text.substring(0, end).toLowerCase(Locale.ROOT));
  }
}
