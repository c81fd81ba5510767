package dev.retort.dialect.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session's settings for one reading of the catalogue. The questions have many joins and few
 * rows, so that planning them takes longer than answering; compiling them, which a server may do
 * where many tables make them look dear, longer still.
 */
final class ReadingSession {
  /**
   * What the driver is told of a session that keeps plans. The driver would else forget them with
   * each table that is made. The first time it sends a question as it is: from 1 on it would keep
   * every other statement, too.
   */
  static final Map<String, String> DRIVER =
      Map.of("flushCacheOnDdl", "false", "prepareThreshold", "2");

  /** What begins a session whose readings each use the plans of the last. */
  static final String KEEPS_PLANS =
      "set_config('jit', 'off', false), set_config('retort.keeps_plans', 'on', false)";

  /** A plan that was made for a small catalogue is a bad one for a large, in bytes. */
  private static final int SMALL = 2 << 20;

  private static final String QUESTION =
      """
      SELECT current_schema(), current_setting('jit') = 'on',
        CASE WHEN current_setting('retort.keeps_plans', true) = 'on'
          THEN set_config('plan_cache_mode', CASE WHEN pg_relation_size('pg_attribute') <= %d
            THEN 'force_generic_plan' ELSE 'force_custom_plan' END, false) END"""
          .formatted(SMALL);

  private final Connection connection;
  private final @Nullable String schema;
  private final boolean compiles;

  private ReadingSession(Connection connection, @Nullable String schema, boolean compiles) {
    this.connection = connection;
    this.schema = schema;
    this.compiles = compiles;
  }

  /** Begins a reading. */
  static ReadingSession begin(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(QUESTION)) {
      rows.next();
      ReadingSession session =
          new ReadingSession(connection, rows.getString(1), rows.getBoolean(2));
      session.compile("off");
      return session;
    }
  }

  private void compile(String whether) throws SQLException {
    if (compiles) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SELECT set_config('jit', '" + whether + "', false)");
      }
    }
  }

  /** The schema that names without one lead to, or null. */
  @Nullable String schema() {
    return schema;
  }

  /** Ends the reading, and leaves the session as it was. */
  void end() throws SQLException {
    compile("on");
  }
}
