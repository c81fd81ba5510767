package dev.retort.service.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.retort.error.Cancellation;
import dev.retort.error.CancelledException;
import dev.retort.error.Progress;
import dev.retort.service.Backup;
import dev.retort.service.BackupFailedException;
import dev.retort.service.MigrationService;
import dev.retort.sql.DialectId;
import dev.retort.testsupport.ClientPrograms;
import dev.retort.testsupport.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
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
        TestDatabase.at(
                DialectId.MARIADB,
                folder,
                database.url(),
                dev.retort.testsupport.MariaDbServer.USER,
                "wrong")
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
