package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.error.RetortException;
import dev.retort.service.ConnectionFailedException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people read when SQLite can't use a file. */
@SuppressWarnings("NullAway.Init")
class DatabaseFileSentencesTest {
  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void aRevision() {
    project = Project.in(folder);
    project.write(
        "versions/a.sql",
        """
        -- @revision a

        -- @upgrade
        CREATE TABLE t (id INTEGER);

        -- @downgrade
        DROP TABLE t;
        """);
  }

  @Test
  void aFolderThatIsMissingIsMade() {
    database("new/er/app.db", "");
    upgrade();
    assertThat(folder.resolve("new/er/app.db")).exists();
  }

  @Test
  void aFolderThatCannotBeMade() {
    project.write("file", "no folder");
    database("file/app.db", "");
    assertThat(failure(Reason.FILE_NOT_WRITABLE))
        .isEqualTo(
            "The folder "
                + folder.resolve("file")
                + " of the database is not there and cannot be made. Make it where this account may"
                + " write, or correct database.url in "
                + project.config()
                + ".");
  }

  @Test
  void aFolderThatCannotBeWritten() {
    Path unwritable = Path.of("/proc");
    assumeTrue(Files.isDirectory(unwritable), "only Linux has a folder that nobody may write");
    database("/proc/app.db", "");
    assertThat(failure(Reason.FILE_NOT_WRITABLE))
        .startsWith(
            "The database file /proc/app.db cannot be opened or made. Let this account write the"
                + " file and its folder, or correct database.url in ");
  }

  @Test
  void aFolderInsteadOfAFile() {
    database("versions", "");
    assertThat(failure(Reason.NOT_A_DATABASE))
        .startsWith(
            folder.resolve("versions") + " is a folder. Name a file in it: correct database.url");
  }

  @Test
  void aFileThatIsNoDatabase() {
    project.write("app.db", "This is a letter. ".repeat(100));
    assertThat(failure(Reason.NOT_A_DATABASE))
        .startsWith(
            folder.resolve("app.db")
                + " is no SQLite database, or an encrypted one. Move it away, or correct");
    assertThat(project.file("app.db")).content().startsWith("This is a letter.");
  }

  @Test
  void aDatabaseThatIsDamaged() throws Exception {
    upgrade();
    Path file = folder.resolve("app.db");
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 100, bytes.length, (byte) 7);
    Files.write(file, bytes);
    assertThat(failure(Reason.NOT_A_DATABASE))
        .startsWith("The database " + file + " is damaged. Put a backup in its place, or correct");
  }

  @Test
  void aDatabaseThatMayOnlyBeRead() throws SQLException {
    try (Connection connection = connection()) {
      connection.createStatement().execute("CREATE TABLE x (a)");
    }
    project.write(
        "config.yaml",
        "database: {url: \"jdbc:sqlite:file:%s?mode=ro\"}\nmigrations: {locations: [versions]}\n"
            .formatted(folder.resolve("app.db")));
    RetortException thrown = catchThrowableOfType(RetortException.class, this::upgrade);
    assertThat(thrown)
        .hasMessageContaining("SQLITE_READONLY")
        .hasMessageEndingWith(
            "\nThe database can only be read. Let this account write the file and its folder, and"
                + " open it without mode=ro.");
  }

  @Test
  void aDatabaseThatAnotherProgramLocks() throws SQLException {
    upgrade();
    database("app.db", ", properties: {busy_timeout: 50}");
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
      RetortException thrown = catchThrowableOfType(RetortException.class, this::status);
      assertThat(thrown)
          .hasMessageContaining("SQLITE_BUSY")
          .hasMessageEndingWith(
              "\nAnother program keeps the database locked. Close it there, or try again when it is"
                  + " done.");
    }
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("app.db"));
  }

  private void database(String file, String settings) {
    project.write(
        "config.yaml",
        "database: {url: \"jdbc:sqlite:%s\"%s}\nmigrations: {locations: [versions]}\n"
            .formatted(file, settings));
  }

  private String failure(Reason reason) {
    ConnectionFailedException thrown =
        catchThrowableOfType(ConnectionFailedException.class, this::upgrade);
    assertThat(thrown.reason()).isEqualTo(reason);
    return String.valueOf(thrown.getMessage());
  }

  private void upgrade() {
    try (MigrationService service = project.open()) {
      service.upgrade("head");
    }
  }

  private void status() {
    try (MigrationService service = project.open()) {
      service.status();
    }
  }
}
