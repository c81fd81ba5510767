package dev.retort.service.run;

import dev.retort.config.TimeLimits;
import dev.retort.sql.DialectId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.Set;

/**
 * What a run asks of its session with the database: limits, its number, what a failure of it means.
 *
 * <p>Sources: the manuals of PostgreSQL on {@code lock_timeout}, of MySQL on {@code
 * lock_wait_timeout}.
 */
final class DatabaseSession {
  private static final int POSTGRESQL_MILLIS_LIMIT = Integer.MAX_VALUE;
  private static final int MYSQL_LOCK_WAIT_TIMEOUT = 1205;
  private static final int MYSQL_DEADLOCK = 1213;
  private static final int SQLITE_BUSY = 5;

  /** The server shuts down; it ended the session; it had been idle; MariaDB ended it. */
  private static final Set<Integer> MYSQL_ENDED = Set.of(1053, 3169, 4031, 1927);

  private final DialectId dialect;
  private final Connection connection;

  DatabaseSession(DialectId dialect, Connection connection) {
    this.dialect = dialect;
    this.connection = connection;
  }

  /** Limits how long a statement waits for a lock, and how long it takes where the server can. */
  void limit(TimeLimits limits) throws SQLException {
    long lockSeconds = Math.max(1, limits.lock().toSeconds());
    switch (dialect) {
      case SQLITE -> {}
      case MYSQL ->
          execute(
              "SET SESSION lock_wait_timeout = "
                  + lockSeconds
                  + ", SESSION innodb_lock_wait_timeout = "
                  + lockSeconds);
      case MARIADB ->
          execute(
              "SET SESSION lock_wait_timeout = "
                  + lockSeconds
                  + ", SESSION innodb_lock_wait_timeout = "
                  + lockSeconds
                  + ", SESSION max_statement_time = "
                  + limits.statement().toSeconds());
      case POSTGRESQL -> {
        execute("SET lock_timeout = " + millis(limits.lock().toMillis()));
        execute("SET statement_timeout = " + millis(limits.statement().toMillis()));
      }
    }
  }

  private static long millis(long millis) {
    return Math.min(POSTGRESQL_MILLIS_LIMIT, millis);
  }

  /** The session's number on the server; empty where there is no server. */
  String id() throws SQLException {
    return switch (dialect) {
      case SQLITE -> "";
      case MYSQL, MARIADB -> first("SELECT CONNECTION_ID()");
      case POSTGRESQL -> first("SELECT pg_backend_pid()");
    };
  }

  /** Whether a statement failed because others hold a lock, so that it may be tried again. */
  boolean isLockTimeout(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return switch (dialect) {
      case SQLITE -> (failure.getErrorCode() & 0xff) == SQLITE_BUSY;
      case MYSQL, MARIADB ->
          failure.getErrorCode() == MYSQL_LOCK_WAIT_TIMEOUT
              || failure.getErrorCode() == MYSQL_DEADLOCK;
      case POSTGRESQL -> state.equals("55P03") || state.equals("40P01");
    };
  }

  /**
   * Whether a failure means that there is no session any more. A driver or a pool says that in many
   * ways, some of which only follow from the first failure.
   */
  boolean isLost(SQLException failure) {
    for (Throwable e : failure) {
      if (e instanceof SQLException broken && tellsOfLoss(broken)) {
        return true;
      }
    }
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      // A driver that can't even say that has lost it.
      return true;
    }
  }

  private static boolean tellsOfLoss(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return state.startsWith("08")
        || state.startsWith("57P0")
        || failure instanceof SQLNonTransientConnectionException
        || failure instanceof SQLTransientConnectionException
        || failure instanceof SQLRecoverableException
        || MYSQL_ENDED.contains(failure.getErrorCode());
  }

  private String first(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
