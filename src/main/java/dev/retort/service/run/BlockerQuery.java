package dev.retort.service.run;

import dev.retort.service.Blocker;
import dev.retort.sql.DialectId;
import dev.retort.sql.RedactedSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a server who holds what a session waits for. Asked on another session, while it waits.
 *
 * <p>Sources: the manuals of PostgreSQL on {@code pg_blocking_pids} and {@code pg_stat_activity},
 * of MySQL on {@code performance_schema.metadata_locks} and {@code data_lock_waits}, of MariaDB on
 * {@code METADATA_LOCK_INFO} and {@code INNODB_LOCK_WAITS}.
 */
final class BlockerQuery {
  private static final int SECONDS = 5;
  private static final int MOST = 5;

  /** Each query gives session, account, seconds since 1970, statement, and whether it runs. */
  private static final String POSTGRESQL =
      "SELECT b.pid, coalesce(a.usename::text, CASE b.pid WHEN 0 THEN 'a prepared transaction' ELSE"
          + " '?' END) || coalesce('@' || CASE WHEN a.pid IS NOT NULL THEN"
          + " coalesce(host(a.client_addr), 'local') END, '') || coalesce(', ' ||"
          + " nullif(a.application_name, ''), ''), extract(epoch FROM coalesce(a.xact_start,"
          + " a.state_change)), a.query, CASE WHEN a.state = 'active' THEN 1 ELSE 0 END FROM (SELECT"
          + " DISTINCT unnest(pg_blocking_pids(CAST(? AS integer))) AS pid) b LEFT JOIN"
          + " pg_stat_activity a ON a.pid = b.pid ORDER BY a.xact_start";

  /** What the sessions of MySQL tell of themselves; {@code b} is one of its threads. */
  private static final String MYSQL_SESSION =
      "SELECT DISTINCT b.processlist_id, CONCAT(b.processlist_user, '@', b.processlist_host),"
          + " COALESCE((SELECT MIN(UNIX_TIMESTAMP(x.trx_started)) FROM information_schema.innodb_trx"
          + " x WHERE x.trx_mysql_thread_id = b.processlist_id), UNIX_TIMESTAMP() -"
          + " b.processlist_time), COALESCE(b.processlist_info, (SELECT MAX(e.sql_text) FROM"
          + " performance_schema.events_statements_current e WHERE e.thread_id = b.thread_id)), CASE"
          + " WHEN b.processlist_info IS NULL THEN 0 ELSE 1 END FROM performance_schema.threads me ";

  private static final String METADATA_LOCKS =
      MYSQL_SESSION
          + "JOIN performance_schema.metadata_locks w ON w.owner_thread_id = me.thread_id AND"
          + " w.lock_status = 'PENDING' JOIN performance_schema.metadata_locks g ON g.lock_status ="
          + " 'GRANTED' AND g.object_type = w.object_type AND g.object_schema <=> w.object_schema"
          + " AND g.object_name <=> w.object_name AND g.owner_thread_id <> w.owner_thread_id AND NOT"
          + " (w.lock_type = 'INTENTION_EXCLUSIVE' AND g.lock_type = 'INTENTION_EXCLUSIVE') AND NOT"
          + " (w.lock_type LIKE 'SHARED%' AND g.lock_type IN ('SHARED', 'SHARED_HIGH_PRIO',"
          + " 'SHARED_READ', 'SHARED_WRITE', 'SHARED_WRITE_LOW_PRIO')) JOIN"
          + " performance_schema.threads b ON b.thread_id = g.owner_thread_id WHERE"
          + " me.processlist_id = ?";

  private static final String MYSQL_ROW_LOCKS =
      MYSQL_SESSION
          + "JOIN performance_schema.data_lock_waits w ON w.requesting_thread_id = me.thread_id"
          + " JOIN performance_schema.threads b ON b.thread_id = w.blocking_thread_id WHERE"
          + " me.processlist_id = ?";

  /** What the list of processes tells of a session; {@code p} is one of it. */
  private static final String PROCESS =
      "SELECT DISTINCT p.id, CONCAT(p.user, '@', p.host), COALESCE(UNIX_TIMESTAMP(x.trx_started),"
          + " UNIX_TIMESTAMP() - p.time), COALESCE(x.trx_query, p.info), CASE WHEN p.info IS NULL"
          + " THEN 0 ELSE 1 END FROM information_schema.processlist p LEFT JOIN"
          + " information_schema.innodb_trx x ON x.trx_mysql_thread_id = p.id ";

  private static final String MARIADB_ROW_LOCKS =
      PROCESS
          + "JOIN information_schema.innodb_lock_waits w ON w.blocking_trx_id = x.trx_id JOIN"
          + " information_schema.innodb_trx r ON r.trx_id = w.requesting_trx_id WHERE"
          + " r.trx_mysql_thread_id = ?";

  /** The plugin lists what is held and not what is waited for, which the statement names. */
  private static final String MARIADB_PLUGIN =
      PROCESS
          + "JOIN information_schema.metadata_lock_info g ON g.thread_id = p.id JOIN"
          + " information_schema.processlist me ON me.id <> p.id AND me.state LIKE 'Waiting for%lock'"
          + " WHERE (g.table_name = '' OR (g.table_schema = me.db AND INSTR(me.info, g.table_name) >"
          + " 0)) AND me.id = ?";

  /**
   * Where it is not told: who has a transaction or a statement open, else who is in the same
   * database.
   */
  private static final String CANDIDATES =
      PROCESS.replace("DISTINCT ", "")
          + "JOIN information_schema.processlist me ON me.id <> p.id AND (me.state LIKE 'Waiting"
          + " for%lock' OR EXISTS (SELECT 1 FROM information_schema.innodb_trx m WHERE"
          + " m.trx_mysql_thread_id = me.id AND m.trx_state = 'LOCK WAIT')) WHERE (p.db = me.db OR"
          + " x.trx_id IS NOT NULL) AND p.id <> CONNECTION_ID() AND COALESCE(p.state, '') NOT LIKE"
          + " 'Waiting for%lock' AND me.id = ? ORDER BY x.trx_id IS NULL, p.info IS NULL, p.time";

  private final DialectId dialect;
  private final Connection connection;
  private final String waiting;
  private final String ours;

  /**
   * About a session.
   *
   * @param connection another one
   * @param waiting its number
   * @param ours the number of the one that only holds the run's lock; empty where there is none
   */
  BlockerQuery(DialectId dialect, Connection connection, String waiting, String ours) {
    this.dialect = dialect;
    this.connection = connection;
    this.waiting = waiting;
    this.ours = ours;
  }

  /** One way to ask, and whether what it tells is certain. */
  private record Way(String sql, boolean certain) {}

  private List<Way> ways() throws SQLException {
    return switch (dialect) {
      case SQLITE -> List.of();
      case POSTGRESQL -> List.of(new Way(POSTGRESQL, true));
      case MYSQL ->
          List.of(
              new Way(MYSQL_ROW_LOCKS, true),
              new Way(METADATA_LOCKS, true),
              new Way(CANDIDATES, false));
      case MARIADB ->
          List.of(
              new Way(MARIADB_ROW_LOCKS, true),
              new Way(hasPlugin() ? MARIADB_PLUGIN : METADATA_LOCKS, true),
              new Way(CANDIDATES, false));
    };
  }

  private boolean hasPlugin() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT 1 FROM information_schema.plugins WHERE plugin_name = 'METADATA_LOCK_INFO'"
                    + " AND plugin_status = 'ACTIVE'")) {
      return rows.next();
    }
  }

  /**
   * Who holds what it waits for; empty when it does not wait.
   *
   * @throws SQLException if no way to ask is open to this account
   */
  List<Blocker> blockers() throws SQLException {
    SQLException refused = null;
    for (Way way : ways()) {
      try {
        List<Blocker> found = ask(way);
        if (!found.isEmpty()) {
          return found;
        }
      } catch (SQLException e) {
        refused = e;
      }
    }
    if (refused != null) {
      throw refused;
    }
    return List.of();
  }

  private List<Blocker> ask(Way way) throws SQLException {
    List<Blocker> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(way.sql())) {
      statement.setQueryTimeout(SECONDS);
      statement.setLong(1, Long.parseLong(waiting));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next() && found.size() < MOST) {
          if (!rows.getString(1).equals(ours)) {
            found.add(blocker(rows, way.certain()));
          }
        }
      }
    }
    return List.copyOf(found);
  }

  private Blocker blocker(ResultSet row, boolean certain) throws SQLException {
    long seconds = row.getLong(3);
    Instant since = row.wasNull() ? null : Instant.ofEpochSecond(seconds);
    String account = row.getString(2);
    String statement = row.getString(4);
    return new Blocker(
        row.getString(1),
        account == null ? "an account that this one may not see" : account,
        since,
        statement == null ? "" : RedactedSql.of(statement, dialect),
        row.getInt(5) == 1,
        certain);
  }
}
