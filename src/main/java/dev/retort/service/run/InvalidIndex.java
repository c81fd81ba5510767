package dev.retort.service.run;

import dev.retort.sql.DialectId;
import dev.retort.sql.SqlStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The index that PostgreSQL leaves behind when a statement with CONCURRENTLY does not come to its
 * end: it serves no query, slows each write, and its name is taken.
 */
public final class InvalidIndex {
  /**
   * One that another session is building or dropping is invalid as well, and nobody else's. Such a
   * session has this lock on the table all the time; so have VACUUM and ANALYZE. What is being
   * built can't be told from the progress that the server shows, since of other accounts' sessions
   * it shows too little.
   */
  private static final String INVALID =
      "SELECT x.indexrelid::regclass::text FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid"
          + " WHERE NOT x.indisvalid AND i.relkind = 'i' AND NOT EXISTS (SELECT 1 FROM pg_locks l"
          + " WHERE l.locktype = 'relation' AND l.database = (SELECT oid FROM pg_database WHERE"
          + " datname = current_database()) AND l.relation = x.indrelid AND l.mode ="
          + " 'ShareUpdateExclusiveLock' AND l.granted AND l.pid <> pg_backend_pid() AND l.pid NOT"
          + " IN (SELECT pid FROM pg_stat_progress_vacuum UNION ALL SELECT pid FROM"
          + " pg_stat_progress_analyze)) AND ";

  private static final String OF_CREATE =
      "i.relname = (parse_ident(?))[1]::name AND x.indrelid = to_regclass(?)";
  private static final String OF_DROP = "x.indexrelid = to_regclass(?)";
  private static final String OF_REINDEX = "i.relname ~ '_cc(new|old)[0-9]*$' AND ";
  private static final String BY_NAME = " ORDER BY 1";

  /** A table has its partitions with it, and each has its table of long values. */
  private static final String OF_RELATION =
      OF_REINDEX
          + "x.indrelid IN (WITH named AS (SELECT to_regclass(?)::oid AS oid UNION SELECT relid FROM"
          + " pg_partition_tree(to_regclass(?))), heap AS (SELECT c.oid, c.reltoastrelid FROM named"
          + " n LEFT JOIN pg_index o ON o.indexrelid = n.oid JOIN pg_class c ON c.oid ="
          + " coalesce(o.indrelid, n.oid)) SELECT oid FROM heap UNION SELECT reltoastrelid FROM"
          + " heap)"
          + BY_NAME;

  private static final String OF_SCHEMA =
      OF_REINDEX
          + "x.indrelid IN (WITH heap AS (SELECT oid, reltoastrelid FROM pg_class WHERE relnamespace"
          + " = to_regnamespace(?)) SELECT oid FROM heap UNION SELECT reltoastrelid FROM heap)"
          + BY_NAME;

  private InvalidIndex() {}

  /** The names of what a statement left behind; empty when it ended, or is of another kind. */
  public static List<String> leftBy(
      DialectId dialect, Connection connection, SqlStatement statement) throws SQLException {
    Optional<ConcurrentIndexing> work =
        dialect == DialectId.POSTGRESQL
            ? ConcurrentIndexingReader.read(statement.text())
            : Optional.empty();
    return work.isEmpty() ? List.of() : leftBy(connection, work.get());
  }

  private static List<String> leftBy(Connection connection, ConcurrentIndexing work)
      throws SQLException {
    if (work instanceof ConcurrentIndexing.Create create) {
      return names(connection, OF_CREATE, create.index(), create.table());
    } else if (work instanceof ConcurrentIndexing.CreateUnnamed create) {
      return new UnnamedIndex(connection, create).invalid();
    } else if (work instanceof ConcurrentIndexing.Drop drop) {
      return names(connection, OF_DROP, drop.index());
    } else if (work instanceof ConcurrentIndexing.Reindex again) {
      return names(connection, OF_RELATION, again.relation(), again.relation());
    } else if (work instanceof ConcurrentIndexing.ReindexSchema again) {
      return names(connection, OF_SCHEMA, again.schema());
    }
    return names(connection, OF_REINDEX + "true" + BY_NAME);
  }

  /** The names of those invalid indexes which nobody works on and to which a condition applies. */
  static List<String> names(Connection connection, String condition, String... parameters)
      throws SQLException {
    List<String> names = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(INVALID + condition)) {
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
}
