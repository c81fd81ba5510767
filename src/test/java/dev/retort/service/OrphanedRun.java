package dev.retort.service;

import dev.retort.dialect.TestServer;
import dev.retort.testsupport.JavaProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A run whose process was killed and whose second statement the server still has, since it waits
 * for a table; for as long as this is open.
 */
public final class OrphanedRun implements AutoCloseable {
  private final Connection blocker;
  private final String session;

  private OrphanedRun(Connection blocker, String session) {
    this.blocker = blocker;
    this.session = session;
  }

  /** A project in a folder, on an empty database of a server. */
  public static OrphanedRun on(TestServer server, String url, Path folder) throws Exception {
    boolean postgresql = server == TestServer.POSTGRESQL;
    Project project =
        Project.on(server, url, folder, "guard: {lock_timeout: 10m, run_lock_timeout: 500ms}\n")
            .table("first", "")
            .revision(
                "broken",
                "first",
                (postgresql ? "-- @transaction off\n" : "")
                    + "CREATE TABLE a (id INTEGER);\nALTER TABLE t_first ADD COLUMN size INTEGER;",
                "DROP TABLE a;");
    try (MigrationService service = project.open()) {
      service.upgrade("first");
    }
    Connection blocker = server.connect(url);
    blocker.setAutoCommit(false);
    try (Statement statement = blocker.createStatement()) {
      statement.execute(
          postgresql ? "LOCK TABLE t_first IN ACCESS SHARE MODE" : "LOCK TABLES t_first READ");
    }
    return new OrphanedRun(blocker, killed(server, url, project));
  }

  private static String killed(TestServer server, String url, Project project) throws Exception {
    String waits =
        server == TestServer.POSTGRESQL
            ? "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname ="
                + " current_database()"
            : "SELECT id FROM information_schema.processlist WHERE state LIKE 'Waiting for%lock'"
                + " AND db = DATABASE()";
    Process run = JavaProcess.retort(project.config(), List.of("upgrade", "head")).start();
    try (Connection other = server.connect(url);
        Statement statement = other.createStatement()) {
      while (!run.waitFor(50, TimeUnit.MILLISECONDS)) {
        try (ResultSet rows = statement.executeQuery(waits)) {
          if (rows.next()) {
            return rows.getString(1);
          }
        }
      }
      throw new AssertionError(
          new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } finally {
      run.destroyForcibly().waitFor();
    }
  }

  /** The server's number of the session that is left. */
  public String session() {
    return session;
  }

  /** Lets the table go. */
  @Override
  public void close() throws SQLException {
    blocker.close();
  }
}
