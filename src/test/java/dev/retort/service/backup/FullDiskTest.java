package dev.retort.service.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.GuardCheckName;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.service.BackupFailedException;
import dev.retort.service.GuardAnswers;
import dev.retort.service.GuardRefusedException;
import dev.retort.service.Interruption;
import dev.retort.service.Interruption.State;
import dev.retort.service.MigrationPlan;
import dev.retort.service.MigrationService;
import dev.retort.service.PlanRequest;
import dev.retort.service.PlanStep;
import dev.retort.service.RepairChoice;
import dev.retort.service.RunListener;
import dev.retort.service.RunUnfinishedException;
import dev.retort.service.StatementFailedException;
import dev.retort.sql.DialectId;
import dev.retort.sql.SqlStatement;
import dev.retort.testsupport.ClientPrograms;
import dev.retort.testsupport.SmallDisk;
import dev.retort.testsupport.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a disk without room does to backups, rehearsals and runs. */
@SuppressWarnings("NullAway.Init")
class FullDiskTest {
  private static final String NUMBERS =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900) ";

  @TempDir Path folder;

  private TestDatabase database(DialectId dialect) throws Exception {
    TestDatabase database =
        dialect == DialectId.POSTGRESQL
            ? TestDatabase.at(
                dialect, folder, ClientPrograms.postgresDatabase(), "postgres", "pw 'x")
            : TestDatabase.of(dialect, folder);
    database
        .revision("a", "", "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT);", "DROP TABLE t;")
        .revision("b", "a", "DROP TABLE t;", "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT);");
    return database;
  }

  private static void fill(TestDatabase database) throws Exception {
    // Sixteen digits of a product look random enough not to be pressed into nothing.
    String value =
        switch (database.dialect()) {
          case SQLITE -> "hex(randomblob(2000))";
          case POSTGRESQL ->
              "(SELECT string_agg(md5(g || '-' || i), '') FROM generate_series(1, 60) g)";
          default -> "repeat(md5(rand()), 60)";
        };
    database.execute(
        database.dialect() == DialectId.SQLITE || database.dialect() == DialectId.POSTGRESQL
            ? NUMBERS + "INSERT INTO t SELECT i, " + value + " FROM n"
            : "INSERT INTO t " + NUMBERS + "SELECT i, " + value + " FROM n");
  }

  private static String backup(DialectId dialect, Path into) {
    String program =
        switch (dialect) {
          case SQLITE -> "";
          case POSTGRESQL -> ", program: " + ClientPrograms.pgDump();
          case MARIADB -> ", program: " + ClientPrograms.mariadbDump();
          case MYSQL -> ", program: " + ClientPrograms.mysqlDump();
        };
    return ", backup: {folder: " + into + program + "}";
  }

  @ParameterizedTest
  @EnumSource(DialectId.class)
  void aBackupWithoutRoomIsNoneAndNothingRuns(DialectId dialect) throws Exception {
    TestDatabase database = database(dialect);
    try (MigrationService service = database.open("level: open")) {
      service.upgrade("a");
      fill(database);
    }
    try (SmallDisk disk = SmallDisk.of(300)) {
      try (MigrationService service =
          database.open("level: open" + backup(dialect, disk.folder()))) {
        assertThatThrownBy(() -> service.backup(Progress.NONE, Cancellation.none()))
            .isInstanceOf(BackupFailedException.class)
            .hasMessageContaining("The disk of " + disk.folder() + " is full")
            .hasMessageContaining("guard.backup.folder");
        assertThat(disk.folder()).isEmptyDirectory();
        MigrationPlan plan = service.plan(PlanRequest.upgrade("b"));
        assertThatThrownBy(() -> service.saveRows(plan, Progress.NONE, Cancellation.none()))
            .isInstanceOf(BackupFailedException.class)
            .hasMessageContaining("No space left on device");
        assertThat(disk.folder()).isEmptyDirectory();
      }
      try (MigrationService service =
          database.open(
              "level: open, checks: {backup: on, lost_rows: on}"
                  + backup(dialect, disk.folder()))) {
        MigrationPlan plan = service.plan(PlanRequest.upgrade("b"));
        assertThatThrownBy(
                () ->
                    service.execute(plan, GuardAnswers.NONE, RunListener.NONE, Cancellation.none()))
            .isInstanceOfSatisfying(
                GuardRefusedException.class,
                refused ->
                    assertThat(refused.report().failures())
                        .extracting(c -> c.name())
                        .containsExactly(GuardCheckName.BACKUP, GuardCheckName.LOST_ROWS));
        assertThat(service.status().current()).containsExactly("a");
        assertThat(database.values("SELECT id FROM t")).hasSize(900);
        disk.resize(30_000);
        service.execute(plan, GuardAnswers.NONE, RunListener.NONE, Cancellation.none());
        assertThat(service.status().current()).containsExactly("b");
      }
    }
  }

  @Test
  void aFileWithoutRoomIsAsItWasAndTheRunSucceedsOnceThereIsSome() throws Exception {
    try (SmallDisk disk = SmallDisk.of(1000)) {
      TestDatabase database =
          TestDatabase.at(
              DialectId.SQLITE, folder, "jdbc:sqlite:" + disk.folder().resolve("app.db"), "", "");
      database
          .revision("a", "", "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT);", "DROP TABLE t;")
          .revision(
              "b",
              "a",
              "CREATE TABLE u (id INTEGER PRIMARY KEY);\nINSERT INTO t "
                  + NUMBERS
                  + "SELECT i, hex(randomblob(2000)) FROM n;",
              "DELETE FROM t WHERE id > 0;\nDROP TABLE u;");
      try (MigrationService service = database.open("level: open")) {
        service.upgrade("a");
        assertThatThrownBy(() -> service.upgrade("b"))
            .isInstanceOf(StatementFailedException.class)
            .hasMessageContaining("disk is full")
            .hasMessageContaining("Nothing was changed: the run was rolled back.");
        assertThat(service.status().current()).containsExactly("a");
        assertThat(service.liveSchema().tables()).containsOnlyKeys("t");
        assertThat(service.interruption(Cancellation.none())).isEmpty();
        disk.resize(30_000);
        service.upgrade("b");
        assertThat(database.values("SELECT id FROM t")).hasSize(900);
        assertThat(service.history()).allMatch(e -> e.intact());
      }
    }
  }

  @Test
  void aRehearsalWithoutRoomTouchesNothingElse() throws Exception {
    TestDatabase database = TestDatabase.of(DialectId.MARIADB, folder);
    database
        .revision("a", "", "CREATE TABLE t (id INTEGER PRIMARY KEY);", "DROP TABLE t;")
        .revision(
            "b",
            "a",
            "CREATE TABLE m (id INTEGER, v VARCHAR(16000)) ENGINE=MEMORY CHARSET=utf8mb4;\nINSERT INTO m "
                + NUMBERS
                + "SELECT i, 'x' FROM n;",
            "DROP TABLE m;");
    try (MigrationService service = database.open("level: open")) {
      service.upgrade("a");
      MigrationPlan plan = service.plan(PlanRequest.upgrade("b"));
      assertThatThrownBy(() -> service.rehearse(plan, Progress.NONE, Cancellation.none()))
          .isInstanceOf(StatementFailedException.class)
          .hasMessageContaining("The table 'm' is full")
          .hasMessageContaining("This happened in a scratch database; no other was touched.");
      assertThat(service.liveSchema().tables()).containsOnlyKeys("t");
    }
  }

  @Test
  void aServerWithoutRoomTellsWhatIsDoneAndGoesOnOnceThereIsSome() throws Exception {
    try (SmallDisk disk = SmallDisk.of(4000)) {
      disk.givePostgres();
      TestDatabase database = postgres(ClientPrograms.postgresDatabase());
      database.execute("CREATE TABLESPACE small LOCATION '" + disk.folder() + "'");
      database
          .revision("a", "", "CREATE TABLE s (id INTEGER PRIMARY KEY);", "DROP TABLE s;")
          .revision(
              "b",
              "a",
              """
              -- @transaction off
              CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT) TABLESPACE small;
              INSERT INTO t SELECT i, md5(i || '') FROM generate_series(1, 200000) i;
              CREATE TABLE w (id INTEGER);
              """,
              "DROP TABLE w;\nDROP TABLE t;");
      try (MigrationService service = database.open("level: open")) {
        service.upgrade("a");
        MigrationPlan plan = service.plan(PlanRequest.upgrade("b"));
        assertThatThrownBy(() -> service.rehearse(plan, Progress.NONE, Cancellation.none()))
            .isInstanceOf(StatementFailedException.class)
            .hasMessageContaining("No space left on device")
            .hasMessageContaining("This happened in a scratch database; no other was touched.");
        database.execute("CHECKPOINT");
        disk.awaitRoom(3000);
        assertThatThrownBy(() -> service.upgrade("b"))
            .isInstanceOf(StatementFailedException.class)
            .hasMessageContaining("No space left on device")
            .hasMessageContaining("1 of 3 statements of this revision took effect");
        assertThat(service.status().current()).containsExactly("a");
        Interruption interruption = service.interruption(Cancellation.none()).orElseThrow();
        assertThat(interruption.error()).contains("No space left on device");
        assertThat(interruption.statements())
            .extracting(s -> s.state())
            .containsExactly(State.DONE, State.NOT_DONE, State.NOT_DONE);
        assertThat(interruption.evidence())
            .contains("could not be compared: in a scratch database statement 1 fails");
        disk.resize(60_000);
        service.repair(
            service.planRepair(new RepairChoice.Resume(null), Cancellation.none()),
            RunListener.NONE,
            Cancellation.none());
        assertThat(service.status().current()).containsExactly("b");
        assertThat(database.values("SELECT count(*)::text FROM t"))
            .isEqualTo(database.values("SELECT '200000'"));
        assertThat(service.history()).allMatch(e -> e.intact());
      }
      database.execute("DROP TABLE t", "DROP TABLESPACE small");
    }
  }

  private TestDatabase postgres(String url) throws Exception {
    return TestDatabase.at(DialectId.POSTGRESQL, folder, url, "postgres", "pw 'x");
  }

  /** Takes all room away before a statement of a revision is sent. */
  private static final class FillingBefore implements RunListener {
    private final SmallDisk disk;
    private final int statement;

    FillingBefore(SmallDisk disk, int statement) {
      this.disk = disk;
      this.statement = statement;
    }

    @Override
    public void statementStarted(PlanStep step, int index, SqlStatement sql) {
      if (index == statement) {
        disk.fill();
      }
    }
  }

  @Test
  void anEndThatCannotBeRecordedIsToldAndFoundOutAtTheNextStart() throws Exception {
    try (SmallDisk disk = SmallDisk.of(20_000)) {
      disk.givePostgres();
      String url = ClientPrograms.postgresDatabase();
      TestDatabase database = postgres(url);
      String name = url.substring(url.lastIndexOf('/') + 1);
      TestDatabase beside = postgres(ClientPrograms.postgresDatabase());
      beside.execute(
          "CREATE TABLESPACE tight LOCATION '" + disk.folder() + "'",
          "ALTER DATABASE " + name + " SET TABLESPACE tight");
      // So long an error fits into no page that is there already.
      database
          .revision("a", "", "CREATE TABLE s (id INTEGER PRIMARY KEY);", "DROP TABLE s;")
          .revision(
              "b",
              "a",
              """
              -- @transaction off
              CREATE TABLE t (id INTEGER);
              DO $$ BEGIN
                IF EXISTS (SELECT 1 FROM s) THEN
                  RAISE '%', (SELECT string_agg(md5(i || ''), '') FROM generate_series(1, 250) i);
                END IF;
                CREATE TABLE u (id INTEGER);
              END $$;
              CREATE TABLE w (id INTEGER);
              """,
              "DROP TABLE w;\nDROP TABLE u;\nDROP TABLE t;");
      try (MigrationService service = database.open("level: open")) {
        service.upgrade("a");
        database.execute("INSERT INTO s VALUES (1)");
        MigrationPlan plan = service.plan(PlanRequest.upgrade("b"));
        assertThatThrownBy(
                () ->
                    service.execute(
                        plan, GuardAnswers.NONE, new FillingBefore(disk, 1), Cancellation.none()))
            .isInstanceOfSatisfying(
                StatementFailedException.class,
                failure ->
                    assertThat(failure.fields())
                        .containsEntry("recorded", false)
                        .doesNotContainKey("connection_lost"))
            .hasMessageContaining("1 of 3 statements of this revision took effect by themselves")
            .hasMessageContaining("How the run ended could not be recorded in retort_history")
            .hasMessageContaining("No space left on device")
            .hasMessageContaining("The next start finds out from the database how far it came");
        assertThatThrownBy(() -> service.upgrade("b"))
            .isInstanceOf(RunUnfinishedException.class)
            .hasMessageContaining(
                "1 of 3 statements are done, and how the next one ended is not known");
        assertThat(service.interruption(Cancellation.none()).orElseThrow().statements())
            .extracting(s -> s.state() + ": " + s.reason())
            .containsExactly(
                "DONE: the history says so",
                "NOT_DONE: it was sent, and the structure is as before it",
                "NOT_DONE: not sent");
        disk.empty();
        database.execute("DELETE FROM s");
        service.repair(
            service.planRepair(new RepairChoice.Resume(null), Cancellation.none()),
            RunListener.NONE,
            Cancellation.none());
        assertThat(service.status().current()).containsExactly("b");
        assertThat(service.liveSchema().tables()).containsOnlyKeys("s", "t", "u", "w");
        assertThat(service.history()).allMatch(e -> e.intact());
      }
      beside.execute("DROP DATABASE " + name, "DROP TABLESPACE tight");
    }
  }
}
