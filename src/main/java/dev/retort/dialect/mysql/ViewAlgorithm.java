package dev.retort.dialect.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How MySQL computes a view, which it tells with {@code SHOW CREATE VIEW} alone. */
final class ViewAlgorithm {
  /** What is left to the server. */
  static final String UNDEFINED = "UNDEFINED";

  private static final Pattern WRITTEN = Pattern.compile("^CREATE ALGORITHM=(\\w+) ");

  private ViewAlgorithm() {}

  /** That of the view with this quoted name. */
  static String of(Connection connection, String view) throws SQLException {
    // A name with a question mark must not become a parameter, so the text goes as it is.
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW CREATE VIEW " + view)) {
      Matcher algorithm = WRITTEN.matcher(rows.next() ? rows.getString("Create View") : "");
      return algorithm.find() ? algorithm.group(1) : UNDEFINED;
    }
  }
}
