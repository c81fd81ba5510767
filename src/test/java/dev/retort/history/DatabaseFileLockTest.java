package dev.retort.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.testsupport.JavaProcess;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class DatabaseFileLockTest {
  @TempDir Path folder;
  private Path database;
  private DatabaseFileLock lock;

  @BeforeEach
  void createTheLock() throws Exception {
    database = folder.resolve("app.db");
    lock = FileLockHolder.lock(database, "me");
  }

  @Test
  void holdsAgainstAnotherProcess() throws Exception {
    assertThat(lock.take()).isTrue();
    assertThat(whatAnotherProcessGets()).startsWith("held by me@host, process ");
    lock.close();
    assertThat(whatAnotherProcessGets()).isEqualTo("taken");
    assertThat(lockFile()).doesNotExist();
  }

  @Test
  void holdsAgainstAnotherProcessAfterAFailedAttemptAndAQuestionInTheSameProcess()
      throws Exception {
    assertThat(lock.take()).isTrue();
    DatabaseFileLock second = FileLockHolder.lock(database, "second");
    assertThat(second.take()).isFalse();
    assertThat(second.holder()).startsWith("me@host, process ");
    second.close();
    assertThat(whatAnotherProcessGets()).startsWith("held by me@host");
    lock.close();
    assertThat(second.take()).isTrue();
    second.close();
  }

  @Test
  void holdsAgainstAnotherNameOfTheSameDatabase() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link.db"), database);
    assertThat(lock.take()).isTrue();
    assertThat(FileLockHolder.lock(link, "second").take()).isFalse();
    assertThat(whatAnotherProcessGets()).startsWith("held by me@host");
    lock.close();
  }

  @Test
  void isTakenOverFromAKilledProcess() throws Exception {
    Process other = another();
    try (BufferedReader said = other.inputReader()) {
      assertThat(said.readLine()).isEqualTo("taken");
      assertThat(lock.take()).isFalse();
      assertThat(lock.holder()).startsWith("other@host, process " + other.pid());
      other.destroyForcibly().waitFor();
    }
    assertThat(lockFile()).exists();
    assertThat(lock.take()).isTrue();
    assertThat(whatAnotherProcessGets()).startsWith("held by me@host");
    lock.close();
    assertThat(lockFile()).doesNotExist();
  }

  @Test
  void saysInWordsWhyTheFileCannotBeWritten() throws Exception {
    Files.createDirectory(lockFile());
    assertThatThrownBy(lock::take)
        .isInstanceOf(SQLException.class)
        .hasMessage("cannot write " + lockFile() + ", which keeps others out: Is a directory");
  }

  private Path lockFile() {
    return folder.resolve("app.db-versions-lock");
  }

  private Process another() throws Exception {
    return JavaProcess.of(FileLockHolder.class.getName(), List.of(database.toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private String whatAnotherProcessGets() throws Exception {
    Process other = another();
    try (BufferedReader said = other.inputReader()) {
      String first = String.valueOf(said.readLine());
      other.getOutputStream().close();
      other.waitFor();
      return first;
    }
  }
}
