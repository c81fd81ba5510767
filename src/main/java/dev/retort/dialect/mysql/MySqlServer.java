package dev.retort.dialect.mysql;

import dev.retort.dialect.UnusableServerException;
import dev.retort.sql.DialectId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which server answers.
 *
 * @param dialect MySQL or MariaDB
 * @param major first number of its version
 * @param minor second number
 * @param patch third number
 * @param text the version as the server writes it
 */
record MySqlServer(DialectId dialect, int major, int minor, int patch, String text) {
  private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?");

  /** Older MariaDB servers put this before their version for the sake of old replicas. */
  private static final String REPLICATION_PREFIX = "5.5.5-";

  /** Reads a text such as {@code 11.4.5-MariaDB-log}. */
  static MySqlServer of(String version) {
    boolean mariadb = version.toLowerCase(java.util.Locale.ROOT).contains("mariadb");
    String text =
        mariadb && version.startsWith(REPLICATION_PREFIX)
            ? version.substring(REPLICATION_PREFIX.length())
            : version;
    Matcher numbers = NUMBERS.matcher(text);
    int[] parts = new int[3];
    if (numbers.find()) {
      for (int i = 0; i < parts.length; i++) {
        String part = numbers.group(i + 1);
        parts[i] = part == null ? 0 : Integer.parseInt(part);
      }
    }
    return new MySqlServer(
        mariadb ? DialectId.MARIADB : DialectId.MYSQL, parts[0], parts[1], parts[2], text);
  }

  /** The server at the other end; needs no round trip. */
  static MySqlServer of(Connection connection) throws SQLException {
    return of(connection.getMetaData().getDatabaseProductVersion());
  }

  boolean isMariaDb() {
    return dialect == DialectId.MARIADB;
  }

  /** Whether its version is this one or a later one. */
  boolean atLeast(int... version) {
    int[] own = {major, minor, patch};
    return Arrays.compare(own, Arrays.copyOf(version, own.length)) >= 0;
  }

  /**
   * Makes sure that the server is of the family that was expected and new enough.
   *
   * @throws UnusableServerException with a sentence that says what to do
   */
  void require(DialectId expected) throws UnusableServerException {
    if (dialect != expected) {
      throw new UnusableServerException(
          UnusableServerException.Reason.OTHER_FAMILY,
          "The server is "
              + dialect.title()
              + " "
              + text
              + ", not "
              + expected.title()
              + ". Begin the address with jdbc:"
              + dialect.id()
              + ": instead of jdbc:"
              + expected.id()
              + ":");
    }
    boolean recent = isMariaDb() ? atLeast(10, 6) : atLeast(8, 0, 16);
    if (!recent) {
      throw new UnusableServerException(
          UnusableServerException.Reason.TOO_OLD,
          "The server is "
              + dialect.title()
              + " "
              + text
              + ", which is too old: Retort needs "
              + (isMariaDb() ? "MariaDB 10.6" : "MySQL 8.0.16")
              + " or newer. Upgrade the server.");
    }
  }
}
