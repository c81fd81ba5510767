package dev.retort.service.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.retort.error.Cancellation;
import dev.retort.error.CancelledException;
import dev.retort.error.Progress;
import dev.retort.schema.Schema;
import dev.retort.service.Backup;
import dev.retort.service.BackupFailedException;
import dev.retort.service.GuardAnswers;
import dev.retort.service.GuardReport;
import dev.retort.service.MigrationService;
import dev.retort.service.PlanRequest;
import dev.retort.sql.DialectId;
import dev.retort.testsupport.ClientPrograms;
import dev.retort.testsupport.MariaDbServer;
import dev.retort.testsupport.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("NullAway.Init")
class BackupTest {
  @TempDir Path folder;

  private TestDatabase database(DialectId dialect) throws Exception {
    TestDatabase database =
        dialect == DialectId.POSTGRESQL
            ? TestDatabase.at(
                dialect, folder, ClientPrograms.postgresDatabase(), "postgres", "pw 'x")
            : TestDatabase.of(dialect, folder);
    database.revision(
        "a",
        "",
        """
        CREATE TABLE users (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL);
        CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id));
        CREATE VIEW names AS SELECT name FROM users;
        """,
        "");
    return database;
  }

  private static void fill(TestDatabase database) throws Exception {
    database.execute(
        "INSERT INTO users VALUES (1, 'O''Brien'), (2, 'two')",
        "INSERT INTO orders VALUES (1, 1), (2, 1), (3, 2)");
  }

  private static String program(DialectId dialect) {
    return switch (dialect) {
      case SQLITE -> "";
      case POSTGRESQL -> ", backup: {program: " + ClientPrograms.pgDump() + "}";
      case MARIADB -> ", backup: {program: " + ClientPrograms.mariadbDump() + "}";
      case MYSQL -> ", backup: {program: " + ClientPrograms.mysqlDump() + "}";
    };
  }

  @ParameterizedTest
  @EnumSource(DialectId.class)
  void aBackupIsRestoredIntoScratchAndCompared(DialectId dialect) throws Exception {
    TestDatabase database = database(dialect);
    try (MigrationService service = database.open("level: open" + program(dialect))) {
      service.upgrade("a");
      fill(database);
      Backup backup = service.backup(Progress.NONE, Cancellation.none()).orElseThrow();
      assertThat(backup.file()).isNotEmptyFile();
      assertThat(backup.verified())
          .contains(dialect == DialectId.SQLITE ? "structure equal" : "restored into a scratch");
      if (dialect != DialectId.SQLITE) {
        // Two tables of ours with five rows, and the version table and journal.
        assertThat(backup.verified()).contains("structure equal").contains(" tables with ");
      }
      assertThat(backup.restore()).contains(backup.file().toString()).doesNotContain("pw");
      assertThat(List.of(folder.resolve("backups").toFile().list()))
          .containsExactly(String.valueOf(backup.file().getFileName()));
    }
  }

  @ParameterizedTest
  @EnumSource(DialectId.class)
  void theRestoreCommandBringsTheWholeDatabaseBack(DialectId dialect) throws Exception {
    TestDatabase database = database(dialect);
    Schema before;
    Backup backup;
    try (MigrationService service = database.open("level: open" + program(dialect))) {
      service.upgrade("a");
      fill(database);
      before = service.liveSchema();
      backup = service.backup(Progress.NONE, Cancellation.none()).orElseThrow();
      database.execute(
          "CREATE TABLE bills (id INTEGER PRIMARY KEY, user_id INTEGER, FOREIGN KEY (user_id)"
              + " REFERENCES users (id))",
          "INSERT INTO bills VALUES (1, 1)",
          "INSERT INTO orders VALUES (4, 1)",
          "DROP VIEW names");
      assertThat(service.liveSchema()).isNotEqualTo(before);
    }
    run(dialect, backup.restore());
    try (MigrationService again = database.open("level: open" + program(dialect))) {
      assertThat(again.liveSchema()).isEqualTo(before);
      assertThat(again.status().current()).containsExactly("a");
      assertThat(again.backup(Progress.NONE, Cancellation.none()).orElseThrow().verified())
          .isEqualTo(backup.verified());
    }
  }

  /** Types what the journal says; the password is given beside it, since nobody can type it. */
  private void run(DialectId dialect, String command) throws Exception {
    Path said = folder.resolve("said.txt");
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-c", command.replaceFirst(" -p$", ""))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    if (dialect == DialectId.MARIADB) {
      Path programs = Path.of(ClientPrograms.mariadbDump()).resolveSibling("");
      shell.environment().merge("PATH", programs.toString(), (old, own) -> own + ":" + old);
      shell.environment().put("MYSQL_PWD", MariaDbServer.PASSWORD);
    }
    shell.environment().put("PGPASSWORD", "pw 'x");
    assertThat(shell.start().waitFor()).as(command + "\n" + Files.readString(said)).isZero();
  }

  @Test
  void aJournalThatACrashLeftBesideTheFileIsNotPlayedIntoTheCopy() throws Exception {
    TestDatabase database = database(DialectId.SQLITE);
    Backup backup;
    try (MigrationService service = database.open("level: open")) {
      service.upgrade("a");
      fill(database);
      backup = service.backup(Progress.NONE, Cancellation.none()).orElseThrow();
    }
    Path journal = folder.resolve("app.db-wal");
    byte[] left;
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("DELETE FROM orders");
      left = Files.readAllBytes(journal);
    }
    Files.write(journal, left);
    run(DialectId.SQLITE, backup.restore());
    assertThat(database.values("SELECT id FROM orders")).hasSize(3);
  }

  @Test
  void anAccountThatMakesNoDatabasesRestoresAllOrNothing() throws Exception {
    TestDatabase database = database(DialectId.POSTGRESQL);
    String role = "plain_" + ProcessHandle.current().pid();
    database.execute(
        "CREATE ROLE " + role + " LOGIN PASSWORD 'pw ''x'",
        "GRANT CREATE ON SCHEMA public TO " + role);
    TestDatabase plain =
        TestDatabase.at(DialectId.POSTGRESQL, folder, database.url(), role, "pw 'x");
    String written = program(DialectId.POSTGRESQL).replace("{program", "{proof: written, program");
    Backup backup;
    try (MigrationService service = plain.open("level: open" + written)) {
      service.upgrade("a");
      fill(plain);
      backup = service.backup(Progress.NONE, Cancellation.none()).orElseThrow();
    }
    plain.execute("DELETE FROM orders");
    run(DialectId.POSTGRESQL, backup.restore());
    assertThat(plain.values("SELECT id FROM orders")).hasSize(3);
    plain.execute(
        "CREATE TABLE bills (user_id INTEGER REFERENCES users (id))", "DELETE FROM orders");
    assertThatThrownBy(() -> run(DialectId.POSTGRESQL, backup.restore()))
        .hasMessageContaining("cannot drop");
    assertThat(plain.values("SELECT id FROM orders")).isEmpty();
  }

  @Test
  void aDumperThatIsOlderThanTheServerIsNamedBeforeTheRun() throws Exception {
    Path old = folder.resolve("pg_dump");
    Files.writeString(old, "#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.24'\n");
    assertThat(old.toFile().setExecutable(true)).isTrue();
    TestDatabase database = TestDatabase.of(DialectId.POSTGRESQL, folder);
    database.revision("a", "", "CREATE TABLE t (id INTEGER PRIMARY KEY);", "DROP TABLE t;");
    try (MigrationService service =
        database.open("level: confirm, checks: {backup: on}, backup: {program: " + old + "}")) {
      GuardReport report =
          service.guards(
              service.plan(PlanRequest.upgrade("a")),
              GuardAnswers.NONE,
              Progress.NONE,
              Cancellation.none());
      assertThat(report.failures())
          .singleElement()
          .satisfies(
              check ->
                  assertThat(check.detail())
                      .matches(
                          "(?s).*pg_dump is of PostgreSQL 9 and can't dump a server of PostgreSQL"
                              + " \\d+\\. Install the client programs of \\d+, or name their pg_dump"
                              + " in guard\\.backup\\.program\\."));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DialectId.class,
      names = {"POSTGRESQL", "MARIADB", "MYSQL"})
  void aProtectedEnvironmentWithoutScratchSaysThatItDidNotRestore(DialectId dialect)
      throws Exception {
    TestDatabase database = database(dialect);
    try (MigrationService service = database.open("level: open")) {
      service.upgrade("a");
    }
    try (MigrationService service = database.open("level: protected" + program(dialect))) {
      Backup backup = service.backup(Progress.NONE, Cancellation.none()).orElseThrow();
      assertThat(backup.verified())
          .isEqualTo("written to its end; not restored, since scratch.url is not given");
    }
  }

  @Test
  void aWrongPasswordIsToldInTheProgramsWords() throws Exception {
    TestDatabase database = database(DialectId.MARIADB);
    String program = program(DialectId.MARIADB).replace("{program", "{proof: written, program");
    try (MigrationService service =
        TestDatabase.at(DialectId.MARIADB, folder, database.url(), MariaDbServer.USER, "wrong")
            .open("level: open" + program)) {
      assertThatThrownBy(() -> service.backup(Progress.NONE, Cancellation.none()))
          .isInstanceOf(BackupFailedException.class)
          .hasMessageContaining("Access denied")
          .hasMessageNotContaining("wrong");
      assertThat(folder.resolve("backups")).isEmptyDirectory();
    }
  }

  @Test
  void aProgramThatIsMissingIsNamed() throws Exception {
    TestDatabase database = database(DialectId.MARIADB);
    try (MigrationService service =
        database.open("level: open, backup: {program: /no/such/dumper}")) {
      assertThatThrownBy(() -> service.backup(Progress.NONE, Cancellation.none()))
          .isInstanceOf(BackupFailedException.class)
          .hasMessageContaining("/no/such/dumper")
          .hasMessageContaining("guard.backup.command");
    }
  }

  @Test
  void aDumpThatLacksRowsIsNoBackup() throws Exception {
    TestDatabase database = database(DialectId.MARIADB);
    Path sly = folder.resolve("mariadb-dump");
    String dumper = ClientPrograms.mariadbDump();
    Files.writeString(sly, "#!/bin/sh\nexec " + dumper + " \"$@\" --no-data\n");
    assertThat(sly.toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(folder.resolve("mariadb"), Path.of(dumper).resolveSibling("mariadb"));
    // --no-defaults must come first, so what the script adds goes to the end.
    try (MigrationService service = database.open("level: open, backup: {program: " + sly + "}")) {
      service.upgrade("a");
      fill(database);
      assertThatThrownBy(() -> service.backup(Progress.NONE, Cancellation.none()))
          .isInstanceOf(BackupFailedException.class)
          .hasMessageContaining("The backup lacks the rows of")
          .hasMessageContaining("orders")
          .hasMessageContaining("users");
      assertThat(folder.resolve("backups")).isEmptyDirectory();
    }
  }

  @Test
  void aCommandOfTheUsersRunsInTheProjectsFolder() throws Exception {
    TestDatabase database = database(DialectId.SQLITE);
    try (MigrationService service =
        database.open(
            "level: open, backup: {command: 'cp app.db \"$RETORT_BACKUP_FILE\"', restore: 'ask"
                + " Ann'}")) {
      service.upgrade("a");
      Backup backup = service.backup(Progress.NONE, Cancellation.none()).orElseThrow();
      assertThat(backup.file()).hasSameBinaryContentAs(folder.resolve("app.db"));
      assertThat(backup.restore()).isEqualTo("ask Ann");
    }
  }

  @Test
  void aCancelledBackupLeavesNothingBehind() throws Exception {
    if (System.getProperty("os.name").startsWith("Windows")) {
      abort("needs a shell");
    }
    TestDatabase database = database(DialectId.SQLITE);
    Cancellation cancellation = new Cancellation();
    try (MigrationService service =
        database.open(
            "level: open, backup: {command: 'echo x > \"$RETORT_BACKUP_FILE\"; exec sleep 60'}")) {
      service.upgrade("a");
      assertThatThrownBy(
              () -> service.backup((done, total, what) -> cancellation.cancel(), cancellation))
          .isInstanceOf(CancelledException.class);
      assertThat(folder.resolve("backups")).isEmptyDirectory();
    }
  }
}
