package dev.retort.history;

import dev.retort.history.HistoryEvent.Actor;
import dev.retort.sql.DialectId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A run's locks on a server, which die with their sessions. The lock itself is held by a connection
 * of its own, so that it ends at once when the process does. The session that runs the statements
 * holds a second one, the mark: the server keeps that for as long as a statement goes on, although
 * the process that sent it is gone.
 *
 * <p>Sources: the manuals of PostgreSQL on advisory locks, {@code pg_locks} and {@code
 * pg_stat_activity}; of MySQL and MariaDB on {@code GET_LOCK} and {@code processlist}.
 */
final class ServerLock {
  private static final int LONGEST_APPLICATION_NAME = 63;
  private static final int LONGEST_STATEMENT = 500;
  private static final long MARK_BIT = 1L << 32;

  private final LockTarget target;
  private final boolean postgresql;

  ServerLock(LockTarget target) {
    this.target = target;
    this.postgresql = target.dialect().id() == DialectId.POSTGRESQL;
  }

  /** One of the two locks, as the server names it. */
  private Object lock(boolean mark) {
    if (!postgresql) {
      return (mark ? "retort-run:" : "retort:") + target.versionTable();
    }
    CRC32 crc = new CRC32();
    crc.update(("retort:" + target.versionTable()).getBytes(StandardCharsets.UTF_8));
    return mark ? crc.getValue() | MARK_BIT : crc.getValue();
  }

  /**
   * MySQL's locks are the server's, not a database's, and a name has at most 64 characters: its
   * beginning is for people, the hash tells long names apart.
   */
  private static String named(String call) {
    return call.replace(
        "$",
        "(SELECT CONCAT(LEFT(w.name, 31), ':', LEFT(SHA2(w.name, 256), 32)) FROM"
            + " (SELECT CONCAT(?, '@', LOWER(DATABASE())) AS name) w)");
  }

  /**
   * Tells the server's own lists who holds the lock, and that this connection may be idle long.
   *
   * @return the server's number of the connection's session
   */
  String introduce(Connection own) throws SQLException {
    if (!postgresql) {
      try (Statement statement = own.createStatement()) {
        statement.execute("SET SESSION wait_timeout = 2147483");
      }
      return sessionOf(own);
    }
    Actor me = target.runner();
    String name = "retort " + me.who() + "@" + me.host() + " process " + me.process();
    try (PreparedStatement set =
        own.prepareStatement("SELECT pg_backend_pid(), set_config('application_name', ?, false)")) {
      set.setString(1, name.substring(0, Math.min(name.length(), LONGEST_APPLICATION_NAME)));
      try (ResultSet rows = set.executeQuery()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }

  /** The server's number of the session that serves a connection. */
  String sessionOf(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                postgresql ? "SELECT pg_backend_pid()" : "SELECT CONNECTION_ID()")) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  boolean take(Connection connection, boolean mark) throws SQLException {
    return isOne(
        connection,
        postgresql
            ? "SELECT CASE WHEN pg_try_advisory_lock(?) THEN 1 ELSE 0 END"
            : named("SELECT GET_LOCK($, 0)"),
        mark);
  }

  void release(Connection connection, boolean mark) throws SQLException {
    isOne(
        connection,
        postgresql
            ? "SELECT CASE WHEN pg_advisory_unlock(?) THEN 1 ELSE 0 END"
            : named("SELECT RELEASE_LOCK($)"),
        mark);
  }

  private boolean isOne(Connection connection, String query, boolean mark) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setObject(1, lock(mark));
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && rows.getInt(1) == 1;
      }
    }
  }

  /** Who holds the lock: account, address, process and since when, as far as the server tells. */
  String holder(Connection own) throws SQLException {
    Optional<ServerSession> found = session(own, false);
    if (found.isEmpty()) {
      return "another run";
    }
    ServerSession session = found.get();
    // Its connection does nothing else, so that it has been idle since it took the lock.
    Instant since = Instant.now().minus(session.time()).truncatedTo(ChronoUnit.SECONDS);
    String process = postgresql ? "" : process(own);
    return session.account() + process + ", connection " + session.id() + ", since " + since;
  }

  /** MySQL knows no process; the journal does, once the run has sent its first statement. */
  private String process(Connection own) throws SQLException {
    Optional<ServerSession> running = session(own, true);
    List<HistoryEntry> newest = running.isEmpty() ? List.of() : target.history().newest(own, 1);
    if (newest.isEmpty()) {
      return "";
    }
    Actor actor = newest.get(0).event().actor();
    return actor.session().equals(running.get().id())
        ? " (" + actor.who() + "@" + actor.host() + " process " + actor.process() + ")"
        : "";
  }

  /** The session that holds one of the two locks. */
  Optional<ServerSession> session(Connection connection, boolean mark) throws SQLException {
    String query =
        postgresql
            ? "SELECT l.pid, coalesce(a.usename::text, '?') || '@' || coalesce(host(a.client_addr),"
                + " 'local') || coalesce(' (' || nullif(a.application_name, '') || ')', ''), CASE"
                + " WHEN a.state = 'active' THEN a.query END, extract(epoch FROM now() - CASE WHEN"
                + " a.state = 'active' THEN a.query_start ELSE a.state_change END) FROM pg_locks l"
                + " LEFT JOIN pg_stat_activity a ON a.pid = l.pid WHERE l.locktype = 'advisory' AND"
                + " l.granted AND l.database = (SELECT oid FROM pg_database WHERE datname ="
                + " current_database()) AND (l.classid::bigint << 32 | l.objid::bigint) = ? AND"
                + " l.objsubid = 1"
            : named(
                "SELECT u.id, CONCAT(p.user, '@', p.host), p.info, p.time FROM (SELECT"
                    + " IS_USED_LOCK($) AS id) u LEFT JOIN information_schema.processlist p ON p.id"
                    + " = u.id WHERE u.id IS NOT NULL");
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setObject(1, lock(mark));
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(session(rows)) : Optional.empty();
      }
    }
  }

  private static ServerSession session(ResultSet row) throws SQLException {
    String account = row.getString(2);
    String running = text(row.getString(3));
    return new ServerSession(
        row.getString(1),
        account == null ? "an account that this one may not see" : account,
        running.substring(0, Math.min(running.length(), LONGEST_STATEMENT)),
        Duration.ofSeconds(Math.max(0, row.getLong(4))));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  /** Ends a session that holds the mark. */
  void end(Connection own, ServerSession session) throws SQLException {
    long id = Long.parseLong(session.id());
    try (Statement statement = own.createStatement()) {
      statement.execute(postgresql ? "SELECT pg_terminate_backend(" + id + ")" : "KILL " + id);
    }
  }
}
