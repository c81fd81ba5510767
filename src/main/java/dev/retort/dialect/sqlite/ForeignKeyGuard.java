package dev.retort.dialect.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Switches the enforcement of foreign keys off for the time of a transaction and sees that no row
 * loses its parent meanwhile. Rows without a parent that were there before do not count.
 */
final class ForeignKeyGuard {
  /** What was found when the transaction began, by connection. */
  private final Map<Connection, Orphans> before = Collections.synchronizedMap(new WeakHashMap<>());

  /** Switches enforcement off if it is on; outside a transaction. */
  void suspend(Connection connection) throws SQLException {
    boolean enforced;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA foreign_keys")) {
      enforced = rows.next() && rows.getBoolean(1);
    }
    if (enforced) {
      before.put(connection, Orphans.NONE);
      set(connection, "OFF");
    }
  }

  /** Takes note of the rows that have no parent already; in the transaction. */
  void remember(Connection connection) throws SQLException {
    if (before.containsKey(connection)) {
      before.put(connection, Orphans.find(connection));
    }
  }

  /**
   * Compares with what was noted.
   *
   * @throws SQLException if a row lost its parent; names the table, the row and the other table
   */
  void check(Connection connection) throws SQLException {
    Orphans noted = before.get(connection);
    if (noted != null) {
      Orphans.find(connection).requireNoneBesides(noted);
    }
  }

  /** Switches enforcement on again if it was on; outside a transaction. */
  void resume(Connection connection) throws SQLException {
    if (before.remove(connection) != null) {
      set(connection, "ON");
    }
  }

  private static void set(Connection connection, String state) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA foreign_keys=" + state);
    }
  }
}
