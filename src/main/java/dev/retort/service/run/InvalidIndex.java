package dev.retort.service.run;

import dev.retort.sql.DialectId;
import dev.retort.sql.SqlStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The index that PostgreSQL leaves behind when CREATE INDEX CONCURRENTLY fails: it serves no query,
 * slows each write, and its name is taken.
 */
final class InvalidIndex {
  private static final Pattern CREATE =
      Pattern.compile(
          "(?is)^\\s*CREATE\\s+(?:UNIQUE\\s+)?INDEX\\s+CONCURRENTLY\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?"
              + "(\"(?:[^\"]|\"\")+\"|[\\w$]+)\\s+ON\\b.*");

  private InvalidIndex() {}

  /** Drops what a failed statement left; a failure in that is added to {@code failure}. */
  static void drop(
      DialectId dialect, Connection connection, SqlStatement statement, Exception failure) {
    Matcher create = CREATE.matcher(statement.text());
    if (dialect != DialectId.POSTGRESQL || !create.matches()) {
      return;
    }
    String name = create.group(1);
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT 1 FROM pg_index WHERE indexrelid = to_regclass(?) AND NOT indisvalid")) {
      query.setString(1, name);
      boolean left;
      try (ResultSet rows = query.executeQuery()) {
        left = rows.next();
      }
      if (left) {
        try (Statement drop = connection.createStatement()) {
          drop.execute("DROP INDEX CONCURRENTLY IF EXISTS " + name);
        }
      }
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
