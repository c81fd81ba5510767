package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.TestServer;
import dev.retort.error.Cancellation;
import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.testsupport.JavaProcess;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first signal waits for the statement, the second breaks it off. */
@SuppressWarnings("NullAway.Init")
class InterruptedRunTest {
  private static final String COUNT_FOREVER =
      "CREATE TABLE slow AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
          + " SELECT i, hex(i) AS h FROM n;";
  private static final Map<TestServer, String> SLOW =
      Map.of(
          TestServer.SQLITE,
          COUNT_FOREVER,
          TestServer.POSTGRESQL,
          "CREATE TABLE slow AS SELECT 1 AS x FROM pg_sleep(600);",
          TestServer.MARIADB,
          "CREATE TABLE slow AS SELECT SLEEP(600) AS x;",
          // A SLEEP of MySQL that is broken off counts as ended.
          TestServer.MYSQL,
          "CREATE TABLE slow AS WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n"
              + " WHERE i < 900) SELECT COUNT(*) AS x FROM n a, n b, n c, n d;");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TestServer.class)
  void theSecondSignalBreaksTheStatementOff(TestServer server) throws Exception {
    String url = server.newDatabase();
    Project project = project(server, url, Objects.requireNonNull(SLOW.get(server)));
    breakOff(server, url, project);
    try (MigrationService service = project.open()) {
      assertThat(service.status().current()).hasToString("[first]");
      assertThat(service.interruption(Cancellation.none())).isEmpty();
    }
  }

  @Test
  void anIndexThatWasBeingBuiltBesideTheWorkIsTakenAway() throws Exception {
    TestServer server = TestServer.POSTGRESQL;
    String url = server.newDatabase();
    Project project =
        project(
            server,
            url,
            "-- @transaction off\nCREATE INDEX CONCURRENTLY ix_slow ON t_first (slow(id));");
    try (Connection connection = server.connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE FUNCTION slow(x INTEGER) RETURNS INTEGER IMMUTABLE LANGUAGE plpgsql AS 'BEGIN"
              + " PERFORM pg_sleep(600); RETURN x; END'");
      statement.execute("INSERT INTO t_first VALUES (1)");
      breakOff(server, url, project);
      try (ResultSet rows =
          statement.executeQuery("SELECT count(*) FROM pg_class WHERE relname = 'ix_slow'")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isZero();
      }
    }
  }

  private static void breakOff(TestServer server, String url, Project project) throws Exception {
    Process run = JavaProcess.retort(project.config(), List.of("upgrade", "head")).start();
    try (BufferedReader said = run.inputReader()) {
      waitUntilItRuns(server, url, project, run);
      // Closes no streams, unlike that of the process itself.
      run.toHandle().destroy();
      readUpTo(said, "Press Ctrl+C again to break the statement off");
      assertThat(run.isAlive()).isTrue();
      run.toHandle().destroy();
      String rest = said.lines().collect(Collectors.joining("\n"));
      assertThat(run.waitFor()).as(rest).isEqualTo(1);
      assertThat(rest).contains("Cancelled. ");
    } finally {
      run.destroyForcibly();
    }
  }

  private Project project(TestServer server, String url, String up) {
    Project project =
        server == TestServer.SQLITE ? Project.in(folder) : Project.on(server, url, folder, "");
    project.table("first", "").revision("slow", "first", up, "DROP TABLE slow;");
    try (MigrationService service = project.open()) {
      service.upgrade("first");
    }
    return project;
  }

  private static void readUpTo(BufferedReader said, String words) throws Exception {
    StringBuilder before = new StringBuilder();
    String line = said.readLine();
    while (line != null && !line.contains(words)) {
      before.append(line).append('\n');
      line = said.readLine();
    }
    assertThat(line).as(before.toString()).isNotNull();
  }

  private static void waitUntilItRuns(TestServer server, String url, Project project, Process run)
      throws Exception {
    long size = server == TestServer.SQLITE ? Files.size(project.database()) : 0;
    boolean running = false;
    while (!running) {
      if (run.waitFor(150, TimeUnit.MILLISECONDS)) {
        throw new AssertionError(run.inputReader().lines().collect(Collectors.joining("\n")));
      }
      running =
          server == TestServer.SQLITE
              ? Files.size(project.database()) > size + (1 << 20)
              : isSleeping(server, url);
    }
  }

  private static boolean isSleeping(TestServer server, String url) throws Exception {
    String query =
        server == TestServer.POSTGRESQL
            ? "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state ="
                + " 'active' AND query LIKE 'CREATE%slow%'"
            : "SELECT 1 FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE"
                + " 'CREATE%slow%'";
    try (Connection connection = server.connect(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }
}
