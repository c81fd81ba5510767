package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.error.Cancellation;
import dev.retort.history.LockTimeoutException;
import dev.retort.sql.SqlStatement;
import dev.retort.testsupport.JavaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that holds no transaction of SQLite is still alone. */
@SuppressWarnings("NullAway.Init")
class SqliteRunLockTest {
  @TempDir Path folder;

  @Test
  void aRunWithoutATransactionKeepsOutItsOwnProcessAndOthers() {
    Project project =
        Project.in(folder)
            .environment("guard: {run_lock_timeout: 1ms}\n")
            .revision(
                "loose",
                "",
                "-- @transaction off\nCREATE TABLE a (id INTEGER);\nCREATE TABLE b (id INTEGER);",
                "DROP TABLE b;\nDROP TABLE a;");
    List<String> outputs = new ArrayList<>();
    RunListener meanwhile =
        new RunListener() {
          @Override
          public void statementStarted(PlanStep step, int index, SqlStatement statement) {
            if (index == 1) {
              try (MigrationService second = project.open()) {
                assertThatThrownBy(() -> second.upgrade("head"))
                    .isInstanceOf(LockTimeoutException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
              }
              outputs.add(upgradeInAnotherProcess(project));
            }
          }
        };
    try (MigrationService service = project.open()) {
      assertThat(
              service.run(PlanRequest.upgrade("head"), meanwhile, Cancellation.none()).statements())
          .isEqualTo(2);
    }
    assertThat(outputs)
        .singleElement()
        .asString()
        .contains("process " + ProcessHandle.current().pid());
    assertThat(upgradeInAnotherProcess(project)).contains("Nothing to do");
  }

  private static String upgradeInAnotherProcess(Project project) {
    try {
      Process process = JavaProcess.retort(project.config(), List.of("upgrade", "head")).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
