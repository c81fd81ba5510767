package dev.retort.dialect;

import dev.retort.schema.View;
import dev.retort.sql.DialectId;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The query of a view as another family of databases wrote it down. Its quotes can be had
 * otherwise, its functions can't.
 */
public final class ForeignQuery {
  /** A text, a name in one family's quotes or the other's, or a cast as only PostgreSQL writes. */
  private static final Pattern PART =
      Pattern.compile(
          "'(?:[^'\\\\]++|''|\\\\.)*+'|\"(?:[^\"]++|\"\")*+\"|`(?<name>(?:[^`]++|``)++)`|(?<cast>::)",
          Pattern.DOTALL);

  private ForeignQuery() {}

  /** The query with the names that MySQL and MariaDB quoted in other quotes. */
  public static String requoted(String query, UnaryOperator<String> quote) {
    Matcher part = PART.matcher(query);
    StringBuilder out = new StringBuilder();
    while (part.find()) {
      String name = part.group("name");
      part.appendReplacement(
          out,
          Matcher.quoteReplacement(
              name == null ? part.group() : quote.apply(name.replace("``", "`"))));
    }
    return part.appendTail(out).toString();
  }

  /** What to say of a view that is written for {@code dialect}; empty where nothing tells. */
  public static Optional<String> note(View view, DialectId dialect) {
    // SQLite takes these quotes as well, so there the first words must be those of the servers.
    boolean own =
        dialect == DialectId.MYSQL
            || dialect == DialectId.MARIADB
            || (dialect == DialectId.SQLITE && !view.sql().startsWith("select `"));
    Matcher part = PART.matcher(view.sql());
    while (part.find()) {
      if (part.group("name") != null && !own) {
        return Optional.of(said(view, "MySQL or MariaDB"));
      }
      if (part.group("cast") != null && dialect != DialectId.POSTGRESQL) {
        return Optional.of(said(view, "PostgreSQL"));
      }
    }
    return Optional.empty();
  }

  private static String said(View view, String writer) {
    return "the query of "
        + view.name()
        + " is in the words of "
        + writer
        + "; see whether it runs here";
  }
}
