package dev.retort.service.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.dialect.TestServer;
import dev.retort.error.Cancellation;
import dev.retort.error.CancelledException;
import dev.retort.service.Blocker;
import dev.retort.service.Interruption;
import dev.retort.service.Interruption.State;
import dev.retort.service.MigrationService;
import dev.retort.service.PlanRequest;
import dev.retort.service.PlanStep;
import dev.retort.service.Project;
import dev.retort.service.RepairChoice;
import dev.retort.service.RunListener;
import dev.retort.service.StatementFailedException;
import dev.retort.testsupport.CrashableServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Another client holds what a statement of a run needs. */
@SuppressWarnings("NullAway.Init")
class BlockedRunTest {
  private static final String CHANGES_THE_TABLE =
      "CREATE TABLE made (id INTEGER PRIMARY KEY);\nALTER TABLE source ADD COLUMN size INTEGER;";
  private static final String CHANGES_A_ROW =
      "CREATE TABLE made (id INTEGER PRIMARY KEY);\nUPDATE source SET name = 'b' WHERE id = 1;";
  private static final String WRITES = "UPDATE source SET name = 'top secret' WHERE id = 1";

  @TempDir Path folder;

  /** A run's account of its waits; does something when it hears of one. */
  private static final class Waits implements RunListener {
    private final List<Blocker> held = new ArrayList<>();
    private final List<Blocker> blocked = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Freeing whileWaiting;
    private final Freeing afterwards;

    Waits(Freeing whileWaiting, Freeing afterwards) {
      this.whileWaiting = whileWaiting;
      this.afterwards = afterwards;
    }

    @Override
    public void waitingFor(PlanStep step, List<Blocker> blockers) {
      held.addAll(blockers);
      if (!blockers.isEmpty()) {
        whileWaiting.run();
      }
    }

    @Override
    public void blocked(PlanStep step, List<Blocker> blockers, Duration pause) {
      blocked.addAll(blockers);
      pauses.add(pause);
      afterwards.run();
    }
  }

  /** Gives a lock back, or not. */
  @FunctionalInterface
  private interface Freeing {
    Freeing NEVER = () -> {};

    void free() throws SQLException;

    default void run() {
      try {
        free();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private Project project(TestServer server, String url, String limits, String up) {
    Project project = Project.on(server, url, folder, "guard: {" + limits + "}\n");
    project
        .revision(
            "first",
            "",
            "CREATE TABLE source (id INTEGER PRIMARY KEY, name VARCHAR(20));\n"
                + "INSERT INTO source VALUES (1, 'a');",
            "DROP TABLE source;")
        .revision("second", "first", up, "DROP TABLE made;");
    try (MigrationService service = project.open()) {
      service.upgrade("first");
    }
    return project;
  }

  /** Begins a transaction of another client, and leaves it open; gives its session's number. */
  private static String hold(TestServer server, Connection other, String sql) throws SQLException {
    other.setAutoCommit(false);
    String number =
        server == TestServer.POSTGRESQL ? "SELECT pg_backend_pid()" : "SELECT CONNECTION_ID()";
    try (Statement statement = other.createStatement();
        ResultSet rows = statement.executeQuery(number)) {
      rows.next();
      String session = rows.getString(1);
      statement.execute(sql);
      return session;
    }
  }

  private static void run(MigrationService service, Waits waits) {
    service.run(PlanRequest.upgrade("head"), waits, Cancellation.none());
  }

  private static void assertNamed(TestServer server, List<Blocker> blockers, String session) {
    assertThat(blockers).extracting(Blocker::session).containsOnly(session);
    assertThat(blockers)
        .allSatisfy(
            blocker -> {
              assertThat(blocker.account()).startsWith(server.who().get("user") + "@");
              assertThat(blocker.since())
                  .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(2));
              assertThat(blocker.describe())
                  .contains("session " + session, server.who().get("user"), "since 20")
                  .doesNotContain("secret");
            });
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void whoHoldsATableIsNamedDuringTheWaitAndTheRunGoesOnWhenItIsFree(TestServer server)
      throws Exception {
    waits(server, CHANGES_THE_TABLE, WRITES);
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void whoHoldsARowIsNamedDuringTheWaitAndTheRunGoesOnWhenItIsFree(TestServer server)
      throws Exception {
    waits(server, CHANGES_A_ROW, WRITES);
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void whoLocksATableAndDoesNothingIsNamed(TestServer server) throws Exception {
    waits(
        server,
        CHANGES_THE_TABLE,
        server == TestServer.POSTGRESQL
            ? "LOCK TABLE source IN ACCESS SHARE MODE"
            : "LOCK TABLES source READ");
  }

  @ParameterizedTest
  @EnumSource(
      value = TestServer.class,
      names = {"MARIADB", "MYSQL"})
  void whereTheServerListsItsLocksItIsCertainWhoHoldsThem(TestServer server) throws Exception {
    try (CrashableServer own =
        server.crashable(
            "--performance-schema=ON",
            "--performance-schema-instrument=wait/lock/metadata/sql/mdl=ON",
            "--performance-schema-consumer-events-statements-current=ON")) {
      List<Blocker> table = waits(server, own.url(), CHANGES_THE_TABLE, WRITES);
      assertThat(table).allMatch(Blocker::certain);
      assertThat(table.get(0).statement()).isEqualTo("UPDATE source SET name = '…' WHERE id = 1");
      assertThat(table.get(0).active()).isFalse();
    }
  }

  private List<Blocker> waits(TestServer server, String up, String holds) throws Exception {
    return waits(server, server.newDatabase(), up, holds);
  }

  private List<Blocker> waits(TestServer server, String url, String up, String holds)
      throws Exception {
    Project project = project(server, url, "lock_timeout: 15s, lock_retries: 1", up);
    try (Connection other = server.connect(url);
        MigrationService service = project.open()) {
      String session = hold(server, other, holds);
      Waits waits = new Waits(() -> release(other), Freeing.NEVER);
      run(service, waits);
      assertNamed(server, waits.held, session);
      assertThat(waits.blocked).isEmpty();
      assertThat(service.status().current()).containsExactly("second");
      return waits.held;
    }
  }

  private static void release(Connection other) throws SQLException {
    if (!other.getMetaData().getURL().contains("postgresql")) {
      try (Statement statement = other.createStatement()) {
        statement.execute("UNLOCK TABLES");
      }
    }
    other.rollback();
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void whatDidNotGetItsLockInTimeIsTriedAgain(TestServer server) throws Exception {
    String url = server.newDatabase();
    Project project = project(server, url, "lock_timeout: 1s", CHANGES_THE_TABLE);
    try (Connection other = server.connect(url);
        MigrationService service = project.open()) {
      String session = hold(server, other, WRITES);
      Waits waits = new Waits(Freeing.NEVER, () -> release(other));
      run(service, waits);
      assertNamed(server, waits.held, session);
      assertNamed(server, waits.blocked, session);
      assertThat(waits.pauses).hasSize(1);
      assertThat(service.status().current()).containsExactly("second");
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void aRunThatNeverGetsItsLockFailsAndSaysWhoHeldItAndWhatIsDone(TestServer server)
      throws Exception {
    String url = server.newDatabase();
    Project project = project(server, url, "lock_timeout: 1s, lock_retries: 2", CHANGES_THE_TABLE);
    try (Connection other = server.connect(url);
        MigrationService service = project.open()) {
      String session = hold(server, other, WRITES);
      Waits waits = new Waits(Freeing.NEVER, Freeing.NEVER);
      var failure = catchThrowableOfType(StatementFailedException.class, () -> run(service, waits));
      assertThat(waits.pauses).hasSize(2);
      assertThat(waits.pauses.get(1)).isGreaterThanOrEqualTo(waits.pauses.get(0).multipliedBy(2));
      assertNamed(server, failure.blockers(), session);
      assertThat(failure)
          .hasMessageContaining("ALTER TABLE source")
          .hasMessageContaining("The lock was held by ")
          .hasMessageContaining("session " + session);
      assertThat(failure.fields()).containsKey("blockers");
      other.rollback();
      goOn(server, service, failure);
    }
  }

  private static void goOn(
      TestServer server, MigrationService service, StatementFailedException failure) {
    if (server == TestServer.POSTGRESQL) {
      assertThat(failure).hasMessageContaining("Nothing was changed");
      service.upgrade("head");
    } else {
      assertThat(failure).hasMessageContaining("1 of 2 statements");
      Interruption found = service.interruption(Cancellation.none()).orElseThrow();
      assertThat(found.statements())
          .extracting(Interruption.StatementState::state)
          .containsExactly(State.DONE, State.NOT_DONE);
      service.repair(
          service.planRepair(new RepairChoice.Resume(null), Cancellation.none()),
          RunListener.NONE,
          Cancellation.none());
    }
    assertThat(service.status().current()).containsExactly("second");
    assertThat(service.drift(false, Cancellation.none()).items()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void withoutRetriesItFailsAtOnce(TestServer server) throws Exception {
    String url = server.newDatabase();
    Project project = project(server, url, "lock_timeout: 1s, lock_retries: 0", CHANGES_THE_TABLE);
    try (Connection other = server.connect(url);
        MigrationService service = project.open()) {
      hold(server, other, WRITES);
      Waits waits = new Waits(Freeing.NEVER, Freeing.NEVER);
      assertThatThrownBy(() -> run(service, waits)).isInstanceOf(StatementFailedException.class);
      assertThat(waits.pauses).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestServer.class)
  void aStatementThatTakesTooLongIsBrokenOff(TestServer server) throws Exception {
    String limits = "guard: {statement_timeout: 1s}\n";
    Project project =
        server == TestServer.SQLITE
            ? Project.in(folder).environment(limits)
            : Project.on(server, server.newDatabase(), folder, limits);
    String slow =
        switch (server) {
          case SQLITE ->
              "CREATE TABLE slow AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                  + " SELECT count(*) AS x FROM n;";
          case POSTGRESQL -> "CREATE TABLE slow AS SELECT 1 AS x FROM pg_sleep(600);";
          case MARIADB -> "CREATE TABLE slow AS SELECT SLEEP(600) AS x;";
          case MYSQL ->
              "CREATE TABLE slow AS WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM"
                  + " n WHERE i < 900) SELECT COUNT(*) AS x FROM n a, n b, n c, n d;";
        };
    project.revision("slow", "", slow, "DROP TABLE slow;");
    try (MigrationService service = project.open()) {
      assertThatThrownBy(() -> service.upgrade("head"))
          .isInstanceOf(StatementFailedException.class)
          .hasMessageContaining("CREATE TABLE slow")
          .hasMessageContaining("it took longer than 1s, the limit that guard.statement_timeout");
      assertThat(service.liveSchema().tables()).isEmpty();
    }
  }

  @Test
  @Timeout(60)
  void onSqliteAWaitForALockIsGivenUpOnRequest() throws Exception {
    Project project =
        Project.in(folder)
            .environment("guard: {lock_timeout: 10m, run_lock_timeout: 10m}\n")
            .table("a", "");
    Cancellation cancellation = new Cancellation();
    try (Connection other = project.connect();
        Statement statement = other.createStatement();
        MigrationService service = project.open()) {
      statement.execute("BEGIN IMMEDIATE");
      AtomicReference<Throwable> end = new AtomicReference<>();
      Thread run =
          new Thread(
              () ->
                  end.set(
                      catchThrowable(
                          () ->
                              service.run(
                                  PlanRequest.upgrade("head"), RunListener.NONE, cancellation))));
      run.start();
      while (Arrays.stream(run.getStackTrace())
          .noneMatch(f -> f.getMethodName().equals("begin") && f.getFileName() != null)) {
        Thread.onSpinWait();
      }
      cancellation.cancel();
      run.join();
      assertThat(end.get()).isInstanceOf(CancelledException.class);
    }
  }

  @Test
  void onSqliteTheRunWaitsUntilAnotherProcessHasWritten() throws Exception {
    Project project =
        Project.in(folder).environment("guard: {lock_timeout: 100ms}\n").table("a", "");
    List<String> told = new ArrayList<>();
    try (Connection other = project.connect();
        Statement statement = other.createStatement();
        MigrationService service = project.open()) {
      statement.execute("CREATE TABLE theirs (id INTEGER)");
      statement.execute("BEGIN IMMEDIATE");
      service.run(
          PlanRequest.upgrade("head"),
          new RunListener() {
            @Override
            public void waitingForLock(String holder) {
              told.add(holder);
              new Freeing() {
                @Override
                public void free() throws SQLException {
                  statement.execute("COMMIT");
                }
              }.run();
            }
          },
          Cancellation.none());
      assertThat(told).singleElement().asString().contains("another process");
      assertThat(service.status().current()).containsExactly("a");
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void askingWhereADatabaseStandsIsBrokenOffWhileItsTableIsLocked(TestServer server)
      throws Exception {
    String url = server.newDatabase();
    Project project = Project.on(server, url, folder, "").table("first", "");
    Cancellation cancellation = new Cancellation();
    try (Connection blocker = server.connect(url);
        Connection other = server.connect(url);
        Statement lock = blocker.createStatement();
        Statement question = other.createStatement();
        MigrationService service = project.open()) {
      service.upgrade("head");
      blocker.setAutoCommit(false);
      lock.execute(
          server == TestServer.POSTGRESQL
              ? "LOCK TABLE alembic_version IN ACCESS EXCLUSIVE MODE"
              : "LOCK TABLES alembic_version WRITE");
      CompletableFuture<Throwable> end =
          CompletableFuture.supplyAsync(() -> catchThrowable(() -> service.status(cancellation)));
      while (!end.isDone() && !waits(server, question)) {
        Thread.onSpinWait();
      }
      cancellation.cancel();
      assertThat(end.join()).isInstanceOf(CancelledException.class);
      lock.execute(server == TestServer.POSTGRESQL ? "COMMIT" : "UNLOCK TABLES");
      assertThat(service.status().current()).containsExactly("first");
    }
  }

  private static boolean waits(TestServer server, Statement question) throws SQLException {
    try (ResultSet rows =
        question.executeQuery(
            server == TestServer.POSTGRESQL
                ? "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND"
                    + " wait_event_type = 'Lock'"
                : "SELECT 1 FROM information_schema.processlist WHERE db = DATABASE() AND state"
                    + " LIKE 'Waiting for%lock'")) {
      return rows.next();
    }
  }
}
