package dev.retort.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.TestServer;
import dev.retort.error.Cancellation;
import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.service.StatementFailedException;
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
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    breakOff(server, url, project, "upgrade", "head");
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
      assertThat(breakOff(server, url, project, "upgrade", "head"))
          .contains("outside of a transaction", "the version table says first")
          .doesNotContain("rolled back");
      try (ResultSet rows =
          statement.executeQuery("SELECT count(*) FROM pg_class WHERE relname = 'ix_slow'")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isZero();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void theSecondSignalBreaksARepairOff(TestServer server) throws Exception {
    String url = server.newDatabase();
    boolean postgresql = server == TestServer.POSTGRESQL;
    String off = postgresql ? "-- @transaction off\n" : "";
    String twice = "CREATE TABLE slow (id INTEGER);";
    Project project = project(server, url, off + twice + "\n" + twice);
    try (MigrationService service = project.open();
        Connection blocker = server.connect(url);
        Statement statement = blocker.createStatement()) {
      assertThatThrownBy(() -> service.upgrade("head"))
          .isInstanceOf(StatementFailedException.class);
      blocker.setAutoCommit(false);
      statement.execute(
          postgresql ? "LOCK TABLE slow IN ACCESS SHARE MODE" : "LOCK TABLES slow READ");
      assertThat(breakOff(server, url, project, "repair", "--revert"))
          .contains("Nothing was taken back.");
      blocker.rollback();
      assertThat(service.interruption(Cancellation.none()).orElseThrow().done()).isOne();
    }
  }

  @Test
  void aStatementThatWaitsForALockIsNamedAsOneWhenTheEndIsAskedFor() throws Exception {
    TestServer server = TestServer.POSTGRESQL;
    String url = server.newDatabase();
    Project project = project(server, url, "ALTER TABLE t_first ADD COLUMN slow INTEGER;");
    try (Connection blocker = server.connect(url);
        Statement statement = blocker.createStatement()) {
      blocker.setAutoCommit(false);
      statement.execute("LOCK TABLE t_first IN ACCESS SHARE MODE");
      Process run = JavaProcess.retort(project.config(), List.of("upgrade", "head")).start();
      try (BufferedReader said = run.inputReader()) {
        readUpTo(said, "Waiting for a lock, which is held by session ");
        run.toHandle().destroy();
        readUpTo(
            said,
            "Stopping after this statement, which waits for a lock. Press Ctrl+C again to break"
                + " the statement off.");
        run.toHandle().destroy();
        assertThat(said.lines().collect(joining("\n"))).contains("Cancelled. ");
        assertThat(run.waitFor()).isEqualTo(1);
      } finally {
        run.destroyForcibly();
      }
    }
  }

  /** The version table is read so that it can be broken off; of the history that is not done. */
  @ParameterizedTest
  @CsvSource({"drift, alembic_version, 1", "repair, retort_history, 130"})
  void aCommandThatChangesNothingEndsAtTheFirstSignal(String command, String table, int status)
      throws Exception {
    TestServer server = TestServer.POSTGRESQL;
    String url = server.newDatabase();
    Project project = project(server, url, "CREATE TABLE slow (id INTEGER);");
    try (Connection blocker = server.connect(url);
        Statement statement = blocker.createStatement()) {
      blocker.setAutoCommit(false);
      statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
      Process run = JavaProcess.retort(project.config(), List.of(command)).start();
      try (BufferedReader said = run.inputReader()) {
        waitUntil(
            () ->
                isThere(
                    server, url, "wait_event_type = 'Lock' AND query LIKE '%FROM " + table + "%'"),
            run,
            said);
        run.toHandle().destroy();
        assertThat(run.waitFor()).as(said.lines().collect(joining("\n"))).isEqualTo(status);
      } finally {
        run.destroyForcibly();
      }
    }
  }

  /** Signals twice while a command's statement is under way; what it then says. */
  private static String breakOff(TestServer server, String url, Project project, String... command)
      throws Exception {
    long size = server == TestServer.SQLITE ? Files.size(project.database()) : 0;
    Process run = JavaProcess.retort(project.config(), List.of(command)).start();
    try (BufferedReader said = run.inputReader()) {
      waitUntil(
          () ->
              server == TestServer.SQLITE
                  ? Files.size(project.database()) > size + (1 << 20)
                  : isThere(
                      server,
                      url,
                      server == TestServer.POSTGRESQL
                          ? "(query LIKE 'CREATE%slow%' OR query LIKE 'DROP%slow%')"
                          : "(info LIKE 'CREATE%slow%' OR info LIKE 'DROP%slow%')"),
          run,
          said);
      // Closes no streams, unlike that of the process itself.
      run.toHandle().destroy();
      readUpTo(said, "Press Ctrl+C again to break the statement off");
      assertThat(run.isAlive()).isTrue();
      run.toHandle().destroy();
      String rest = said.lines().collect(joining("\n"));
      assertThat(run.waitFor()).as(rest).isEqualTo(1);
      assertThat(rest).contains("Cancelled. ");
      return rest;
    } finally {
      run.destroyForcibly();
    }
  }

  private Project project(TestServer server, String url, String up) {
    Project project =
        server == TestServer.SQLITE
            ? Project.in(folder)
            : Project.on(server, url, folder, "guard: {lock_timeout: 10m}\n");
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

  private static void waitUntil(Callable<Boolean> condition, Process run, BufferedReader said)
      throws Exception {
    while (!condition.call()) {
      if (run.waitFor(150, TimeUnit.MILLISECONDS)) {
        throw new AssertionError(said.lines().collect(joining("\n")));
      }
    }
  }

  /** Whether a session of the server is at work on such a statement. */
  private static boolean isThere(TestServer server, String url, String which) throws Exception {
    String query =
        server == TestServer.POSTGRESQL
            ? "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state ="
                + " 'active' AND pid <> pg_backend_pid() AND "
            : "SELECT 1 FROM information_schema.processlist WHERE db = DATABASE() AND id <>"
                + " CONNECTION_ID() AND ";
    try (Connection connection = server.connect(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query + which)) {
      return rows.next();
    }
  }
}
