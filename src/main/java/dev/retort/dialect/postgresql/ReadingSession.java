package dev.retort.dialect.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * A session's settings for one reading of the catalogue. The questions have many joins and few
 * rows, so that planning them takes longer than answering; compiling them, which a server may do
 * where many tables make them look dear, longer still.
 */
final class ReadingSession {
  /**
   * What the driver is told of a session that keeps plans, but of no statement other than those of
   * a reading. The driver would else forget them with each table that is made.
   */
  static final Map<String, String> DRIVER =
      Map.of("flushCacheOnDdl", "false", "prepareThreshold", "0");

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
  private final boolean keepsPlans;

  private ReadingSession(
      Connection connection, @Nullable String schema, boolean compiles, boolean keepsPlans) {
    this.connection = connection;
    this.schema = schema;
    this.compiles = compiles;
    this.keepsPlans = keepsPlans;
  }

  /** Begins a reading. */
  static ReadingSession begin(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(QUESTION)) {
      rows.next();
      ReadingSession session =
          new ReadingSession(
              connection, rows.getString(1), rows.getBoolean(2), rows.getString(3) != null);
      session.compile("off");
      session.prepare(1);
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

  /** Has the driver keep a question's plan from so many uses on; never if zero. */
  private void prepare(int uses) throws SQLException {
    if (keepsPlans) {
      connection.unwrap(PGConnection.class).setPrepareThreshold(uses);
    }
  }

  /** The schema that names without one lead to, or null. */
  @Nullable String schema() {
    return schema;
  }

  /** Ends the reading, and leaves the session as it was. */
  void end() throws SQLException {
    compile("on");
    prepare(0);
  }
}
