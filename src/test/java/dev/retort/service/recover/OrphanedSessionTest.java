package dev.retort.service.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.TestServer;
import dev.retort.error.Cancellation;
import dev.retort.history.OrphanRunningException;
import dev.retort.service.Interruption;
import dev.retort.service.Interruption.State;
import dev.retort.service.MigrationService;
import dev.retort.service.OrphanedSession;
import dev.retort.service.Project;
import dev.retort.service.RepairChoice;
import dev.retort.service.RepairRefusedException;
import dev.retort.service.RunListener;
import dev.retort.service.RunUnfinishedException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process is killed while the server works on its statement, which goes on after it: it waits for
 * a row that another client holds.
 */
@SuppressWarnings("NullAway.Init")
class OrphanedSessionTest {
  private static final String INVALID = "SELECT count(*) FROM pg_index WHERE NOT indisvalid";

  /** Statements that leave an invalid index when they end in the middle, and its name. */
  private static final Map<String, String> CONCURRENT =
      Map.of(
          "CREATE INDEX CONCURRENTLY ix_new ON source (id);", "ix_new",
          "DROP INDEX CONCURRENTLY ix_old;", "ix_old",
          "REINDEX (VERBOSE) INDEX CONCURRENTLY ix_old;", "ix_old_ccnew");

  @TempDir Path folder;

  /** A table of rows, then a revision whose second statement waits for one of them. */
  private Project project(TestServer server, String url) {
    Project project =
        Project.on(server, url, folder, "guard: {lock_timeout: 10m, run_lock_timeout: 500ms}\n");
    String slow =
        server == TestServer.POSTGRESQL
            ? "ALTER TABLE source ADD COLUMN size INTEGER;"
            : "CREATE TABLE copied AS SELECT id FROM source;";
    project
        .revision(
            "first", "", "CREATE TABLE source (id INTEGER PRIMARY KEY);", "DROP TABLE source;")
        .revision(
            "broken",
            "first",
            (server == TestServer.POSTGRESQL ? "-- @transaction off\n" : "")
                + "CREATE TABLE a (id INTEGER PRIMARY KEY);\n"
                + slow
                + "\nCREATE TABLE b (id INTEGER PRIMARY KEY);",
            "DROP TABLE b;");
    try (MigrationService service = project.open()) {
      service.upgrade("first");
    }
    return project;
  }

  /** Kills the run inside its second statement. */
  private static void kill(TestServer server, Connection other, Project project) throws Exception {
    String waits =
        server == TestServer.POSTGRESQL
            ? "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE"
                + " 'ALTER TABLE source%' AND datname = current_database()"
            : "SELECT count(*) FROM information_schema.innodb_trx t JOIN"
                + " information_schema.processlist p ON p.id = t.trx_mysql_thread_id WHERE"
                + " t.trx_state = 'LOCK WAIT' AND p.db = DATABASE()";
    assertThat(KilledRun.when(() -> number(other, waits) == 1, project.config(), "upgrade", "head"))
        .isTrue();
  }

  private static int number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static void block(Connection blocker) throws SQLException {
    blocker.setAutoCommit(false);
    try (Statement statement = blocker.createStatement()) {
      statement.execute("INSERT INTO source VALUES (1)");
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void itIsShownBeforeAnythingIsStartedAndItsStatementMayStillTakeEffect(TestServer server)
      throws Exception {
    String url = server.newDatabase();
    Project project = project(server, url);
    try (Connection blocker = server.connect(url);
        Connection other = server.connect(url);
        MigrationService service = project.open()) {
      block(blocker);
      kill(server, other, project);
      OrphanedSession orphan = KilledRun.orphan(service);
      assertThat(orphan.statement()).contains("source");
      assertThatThrownBy(() -> service.upgrade("head"))
          .isInstanceOf(OrphanRunningException.class)
          .hasMessageContaining("session " + orphan.session())
          .hasMessageContaining("source");
      assertThat(states(service)).containsExactly(State.DONE, State.UNKNOWN, State.NOT_DONE);
      assertThatThrownBy(() -> service.planRepair(new RepairChoice.Resume(2), Cancellation.none()))
          .isInstanceOf(RepairRefusedException.class)
          .hasMessageContaining("--end-session");
      blocker.commit();
      awaitEnd(service);
      assertThat(states(service)).containsExactly(State.DONE, State.DONE, State.NOT_DONE);
      resume(service);
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void itIsEndedOnRequestAndItsStatementDidNotTakeEffect(TestServer server) throws Exception {
    String url = server.newDatabase();
    Project project = project(server, url);
    try (Connection blocker = server.connect(url);
        Connection other = server.connect(url);
        MigrationService service = project.open()) {
      block(blocker);
      kill(server, other, project);
      service.endOrphan(KilledRun.orphan(service), Cancellation.none());
      assertThat(service.orphan()).isEmpty();
      assertThat(states(service)).containsExactly(State.DONE, State.NOT_DONE, State.NOT_DONE);
      blocker.commit();
      resume(service);
    }
  }

  @Test
  void anIndexThatWasLeftInTheMiddleIsSeenAndMadeAgain() throws Exception {
    TestServer server = TestServer.POSTGRESQL;
    for (Map.Entry<String, String> concurrent : CONCURRENT.entrySet()) {
      for (RepairChoice choice :
          List.of(new RepairChoice.Resume(null), new RepairChoice.Revert())) {
        String url = server.newDatabase();
        try (Connection blocker = server.connect(url);
            Connection other = server.connect(url);
            MigrationService service = concurrently(server, url, concurrent.getKey()).open()) {
          killWhileItWaitsForOthers(blocker, other, concurrent.getKey());
          service.endOrphan(KilledRun.orphan(service), Cancellation.none());
          assertThat(number(other, INVALID)).isOne();
          assertThatThrownBy(() -> service.upgrade("head"))
              .isInstanceOf(RunUnfinishedException.class);
          assertThat(
                  service.interruption(Cancellation.none()).orElseThrow().statements().stream()
                      .map(s -> s.state() + ", " + s.reason()))
              .containsExactly(
                  "DONE, the history says so",
                  "NOT_DONE, it was sent, and did not come to its end: it left "
                      + concurrent.getValue()
                      + ", which is invalid and goes when it is sent again",
                  "NOT_DONE, not sent");
          blocker.rollback();
          repair(service, choice);
          assertThat(number(other, INVALID)).isZero();
          service.upgrade("head");
          assertThat(service.status().current()).containsExactly("broken");
          assertThat(service.drift(false, Cancellation.none()).items()).isEmpty();
        }
      }
    }
  }

  private Project concurrently(TestServer server, String url, String statement) {
    Project project = Project.on(server, url, folder, "guard: {lock_timeout: 10m}\n");
    project
        .revision(
            "first",
            "",
            "CREATE TABLE source (id INTEGER);\nCREATE INDEX ix_old ON source (id);",
            "DROP TABLE source;")
        .revision(
            "broken",
            "first",
            "-- @transaction off\nCREATE TABLE a (id INTEGER);\n"
                + statement
                + "\nCREATE TABLE b (id INTEGER);",
            "DROP TABLE b;");
    try (MigrationService service = project.open()) {
      service.upgrade("first");
    }
    return project;
  }

  /** The blocker's transaction sees the table as it is, which a statement of this kind respects. */
  private void killWhileItWaitsForOthers(Connection blocker, Connection other, String statement)
      throws Exception {
    boolean drop = statement.startsWith("DROP");
    blocker.setAutoCommit(false);
    blocker.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    // Who has read the table holds up a DROP; for the others an old view of anything will do.
    number(blocker, "SELECT count(*) FROM " + (drop ? "source" : "pg_class"));
    String waits =
        "SELECT count(*) FROM pg_stat_activity a LEFT JOIN pg_stat_progress_create_index p ON p.pid"
            + " = a.pid WHERE a.datname = current_database() AND a.wait_event_type = 'Lock' AND "
            + (drop ? "a.query LIKE 'DROP%'" : "p.phase = 'waiting for old snapshots'");
    assertThat(
            KilledRun.when(
                () -> number(other, waits) == 1, folder.resolve("config.yaml"), "upgrade", "head"))
        .isTrue();
  }

  private static void awaitEnd(MigrationService service) {
    Optional<OrphanedSession> orphan = service.orphan();
    while (orphan.isPresent()) {
      orphan = service.orphan();
    }
  }

  private static State[] states(MigrationService service) {
    Interruption found = service.interruption(Cancellation.none()).orElseThrow();
    return found.statements().stream().map(s -> s.state()).toArray(State[]::new);
  }

  private static void repair(MigrationService service, RepairChoice choice) {
    service.repair(
        service.planRepair(choice, Cancellation.none()), RunListener.NONE, Cancellation.none());
  }

  private static void resume(MigrationService service) {
    repair(service, new RepairChoice.Resume(null));
    assertThat(service.status().current()).containsExactly("broken");
    assertThat(service.drift(false, Cancellation.none()).items()).isEmpty();
    assertThat(service.history()).allMatch(e -> e.intact());
  }
}
