package dev.retort.history;

import dev.retort.dialect.Dialect;
import dev.retort.sql.DialectId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The one lock that a run holds on its target database. It belongs to the connection's session and
 * dies with it. On SQLite, whose locks end with a transaction, it is a locked file beside the
 * database; {@link #begin} waits for those who write without Retort.
 */
public final class RunLock implements AutoCloseable {
  private final Dialect dialect;
  private final Connection connection;
  private final LockWait wait;
  private final String key;
  private @Nullable DatabaseFileLock file;

  private RunLock(Dialect dialect, Connection connection, LockWait wait, String key) {
    this.dialect = dialect;
    this.connection = connection;
    this.wait = wait;
    this.key = key;
  }

  /**
   * Takes the lock.
   *
   * @param versionTable what the run will change; runs on different version tables do not meet
   * @throws LockTimeoutException if another run keeps it
   */
  public static RunLock acquire(
      Dialect dialect, Connection connection, String versionTable, LockWait wait) {
    RunLock lock = new RunLock(dialect, connection, wait, "retort:" + versionTable);
    try {
      lock.take(versionTable);
    } catch (SQLException e) {
      throw new HistoryAccessException("lock", versionTable, e);
    }
    return lock;
  }

  /** Begins a transaction, on SQLite the one that holds the lock. */
  public void begin() throws SQLException {
    wait.whileBusy(
        () -> {
          dialect.begin(connection);
          return true;
        });
  }

  private void take(String versionTable) throws SQLException {
    switch (dialect.id()) {
      case SQLITE -> {
        DatabaseFileLock wanted = DatabaseFileLock.of(connection, versionTable);
        if (wanted != null) {
          wait.until(wanted::take, wanted::holder);
          file = wanted;
        }
      }
      case MYSQL, MARIADB ->
          wait.until(
              () ->
                  isOne("SELECT GET_LOCK(CONCAT(LEFT(?, 40), '@', LEFT(DATABASE(), 20)), 0)", key),
              () ->
                  holder(
                      "SELECT CONCAT(user, '@', host, ', connection ', id, ', busy for ', time,"
                          + " ' s') FROM information_schema.processlist WHERE id ="
                          + " IS_USED_LOCK(CONCAT(LEFT(?, 40), '@', LEFT(DATABASE(), 20)))",
                      key));
      case POSTGRESQL ->
          wait.until(
              () -> isOne("SELECT CASE WHEN pg_try_advisory_lock(?) THEN 1 ELSE 0 END", number()),
              () ->
                  holder(
                      "SELECT coalesce(a.usename::text, '?') || '@' || coalesce("
                          + "a.client_addr::text, 'local') || ', process ' || l.pid || ' ('"
                          + " || coalesce(nullif(a.application_name, ''), '?') || '), since '"
                          + " || coalesce(to_char(a.backend_start AT TIME ZONE 'UTC',"
                          + " 'YYYY-MM-DD HH24:MI:SS'), '?')"
                          + " FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid"
                          + " WHERE l.locktype = 'advisory' AND l.granted"
                          + " AND (l.classid::bigint << 32 | l.objid::bigint) = ?",
                      number()));
    }
  }

  private boolean isOne(String query, Object argument) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setObject(1, argument);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && rows.getInt(1) == 1;
      }
    }
  }

  private String holder(String query, Object argument) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setObject(1, argument);
      try (ResultSet rows = statement.executeQuery()) {
        String found = rows.next() ? rows.getString(1) : null;
        return found == null ? "another run" : found;
      }
    }
  }

  private Long number() {
    CRC32 crc = new CRC32();
    crc.update(key.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }

  /** Gives the lock back. */
  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      } else if (dialect.id() == DialectId.POSTGRESQL) {
        isOne("SELECT CASE WHEN pg_advisory_unlock(?) THEN 1 ELSE 0 END", number());
      } else if (dialect.id() != DialectId.SQLITE) {
        isOne("SELECT RELEASE_LOCK(CONCAT(LEFT(?, 40), '@', LEFT(DATABASE(), 20)))", key);
      }
    } catch (SQLException e) {
      throw new HistoryAccessException("unlock", key, e);
    }
  }
}
