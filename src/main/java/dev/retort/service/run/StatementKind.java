package dev.retort.service.run;

import dev.retort.sql.DialectId;
import dev.retort.sql.SqlStatement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a statement does to a transaction. */
public final class StatementKind {
  private static final Set<String> ROW_STATEMENTS =
      Set.of("insert", "update", "delete", "replace", "merge", "with");

  private static final Set<String> OPENERS = Set.of("begin", "start", "savepoint");

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
   * tells of it: one that changes rows only. On MySQL those that change the structure commit by
   * themselves, and elsewhere the structure tells whether they took effect. A query may call what
   * does not run in a transaction, except on MySQL, where that has none to leave; and a section
   * that begins transactions of its own is left to do so.
   *
   * @param statements those of the section
   * @param index which of them
   */
  public static boolean isKeptWithItsRow(
      DialectId dialect, List<SqlStatement> statements, int index) {
    SqlStatement statement = statements.get(index);
    String first = firstWord(statement);
    if (dialect == DialectId.MYSQL || dialect == DialectId.MARIADB) {
      return ROW_STATEMENTS.contains(first) || first.equals("select");
    }
    return ROW_STATEMENTS.contains(first)
        && statement.transactional()
        && statements.stream().noneMatch(s -> OPENERS.contains(firstWord(s)));
  }

  private static String firstWord(SqlStatement statement) {
    String text = statement.text().stripLeading();
    int end = 0;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end).toLowerCase(Locale.ROOT);
  }
}
