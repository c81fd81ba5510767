package dev.retort.service.run;

import dev.retort.sql.DialectId;
import dev.retort.sql.SqlStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The index that PostgreSQL leaves behind when a statement with CONCURRENTLY does not come to its
 * end: it serves no query, slows each write, and its name is taken.
 *
 * <p>Source: the manual of PostgreSQL on {@code CREATE INDEX}, {@code DROP INDEX} and {@code
 * REINDEX}.
 */
public final class InvalidIndex {
  private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[\\w$]+)";
  private static final String QUALIFIED = "(" + NAME + "(?:\\." + NAME + ")*)";

  private static final Pattern CREATE =
      Pattern.compile(
          "(?is)^\\s*CREATE\\s+(?:UNIQUE\\s+)?INDEX\\s+CONCURRENTLY\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?("
              + NAME
              + ")\\s+ON\\s+(?:ONLY\\s+)?"
              + QUALIFIED
              + "(?![\\w$.]).*");

  private static final Pattern DROP =
      Pattern.compile(
          "(?is)^\\s*DROP\\s+INDEX\\s+CONCURRENTLY\\s+(?:IF\\s+EXISTS\\s+)?"
              + QUALIFIED
              + "(?![\\w$.]).*");

  private static final Pattern REINDEX =
      Pattern.compile(
          "(?is)^\\s*REINDEX\\s*(?:\\([^)]*\\bCONCURRENTLY\\b[^)]*\\)\\s*(INDEX|TABLE)|"
              + "(?:\\([^)]*\\)\\s*)?(INDEX|TABLE)\\s+CONCURRENTLY)\\s+"
              + QUALIFIED
              + "(?![\\w$.]).*");

  /** One that is still being built is invalid as well. */
  private static final String INVALID =
      "SELECT x.indexrelid::regclass::text FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid"
          + " WHERE NOT x.indisvalid AND NOT EXISTS (SELECT 1 FROM pg_stat_progress_create_index p"
          + " WHERE p.index_relid = x.indexrelid) AND ";

  private static final String OF_CREATE =
      "i.relname = (parse_ident(?))[1] AND x.indrelid = to_regclass(?)";
  private static final String OF_DROP = "x.indexrelid = to_regclass(?)";
  private static final String OF_REINDEX =
      "i.relname ~ '_cc(new|old)[0-9]*$' AND x.indrelid = coalesce((SELECT indrelid FROM pg_index"
          + " WHERE indexrelid = to_regclass(?)), to_regclass(?)) ORDER BY 1";

  private InvalidIndex() {}

  /** The names of what a statement left behind; empty when it ended, or is of another kind. */
  public static List<String> leftBy(
      DialectId dialect, Connection connection, SqlStatement statement) throws SQLException {
    if (dialect != DialectId.POSTGRESQL) {
      return List.of();
    }
    Matcher create = CREATE.matcher(statement.text());
    if (create.matches()) {
      return names(connection, OF_CREATE, create.group(1), create.group(2));
    }
    Matcher drop = DROP.matcher(statement.text());
    if (drop.matches()) {
      return names(connection, OF_DROP, drop.group(1));
    }
    Matcher again = REINDEX.matcher(statement.text());
    return again.matches()
        ? names(connection, OF_REINDEX, again.group(3), again.group(3))
        : List.of();
  }

  private static List<String> names(Connection connection, String which, String... parameters)
      throws SQLException {
    List<String> names = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(INVALID + which)) {
      for (int i = 0; i < parameters.length; i++) {
        query.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    return List.copyOf(names);
  }

  /** Takes away what an earlier try of a statement left; a DROP does that by itself. */
  static void drop(DialectId dialect, Connection connection, SqlStatement statement)
      throws SQLException {
    if (DROP.matcher(statement.text()).matches()) {
      return;
    }
    for (String name : leftBy(dialect, connection, statement)) {
      try (Statement drop = connection.createStatement()) {
        drop.execute("DROP INDEX CONCURRENTLY IF EXISTS " + name);
      }
    }
  }

  /** Takes away what a failed statement left; a failure in that is added to {@code failure}. */
  static void drop(
      DialectId dialect, Connection connection, SqlStatement statement, Exception failure) {
    try {
      drop(dialect, connection, statement);
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
