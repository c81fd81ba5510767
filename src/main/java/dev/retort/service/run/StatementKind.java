package dev.retort.service.run;

import dev.retort.sql.DialectId;
import dev.retort.sql.SqlStatement;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a statement does to a transaction. */
public final class StatementKind {
  private static final Set<String> ROW_STATEMENTS =
      Set.of("insert", "update", "delete", "replace", "with", "select");

  private static final Pattern CHANGED_TABLE =
      Pattern.compile(
          "(?is)\\s*(?:INSERT\\s+(?:IGNORE\\s+|OR\\s+\\w+\\s+)?INTO|REPLACE\\s+INTO|UPDATE|DELETE\\s+FROM)"
              + "\\s+[\"`]?([\\w$]+)[\"`]?(?![.\\w$]).*");

  private StatementKind() {}

  /** The table whose rows a statement changes, without quotes; empty where that is not plain. */
  public static Optional<String> changedTable(String sql) {
    Matcher found = CHANGED_TABLE.matcher(sql);
    return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
  }

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
