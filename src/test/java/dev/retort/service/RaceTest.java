package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.history.LockTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RaceTest {
  private static final int THREADS = 4;

  @ParameterizedTest
  @ValueSource(strings = {"run", "revision"})
  void ofManyAtOnceEachRevisionIsRunByOne(String transaction, @TempDir Path folder)
      throws Exception {
    Project project = Project.in(folder).environment("transaction: " + transaction + "\n");
    String parent = "";
    for (int i = 0; i < 30; i++) {
      project.table("r" + i, parent);
      parent = "r" + i;
    }
    int run = race(project);
    assertThat(run).isEqualTo(30);
    assertThat(project.rows()).containsExactly("r29");
  }

  private static int race(Project project) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    Callable<Integer> upgrade =
        () -> {
          try (MigrationService service = project.open()) {
            start.await();
            return service.upgrade("heads").statements();
          }
        };
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        results.add(threads.submit(upgrade));
      }
      int statements = 0;
      for (Future<Integer> result : results) {
        statements += result.get();
      }
      return statements;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aWaitThatIsTooLongNamesTheHolder(@TempDir Path folder) throws Exception {
    Project project = Project.in(folder).table("a", "");
    Path quick =
        project.write(
            "quick.yaml",
            """
            database: {url: "jdbc:sqlite:app.db", properties: {busy_timeout: "1"}}
            migrations: {locations: [versions]}
            guard: {run_lock_timeout: 1ms}
            """);
    try (var other = project.connect();
        var statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      try (MigrationService service = MigrationService.open(quick)) {
        assertThatThrownBy(() -> service.upgrade("head"))
            .isInstanceOf(LockTimeoutException.class)
            .hasMessageContaining("another process");
      }
      statement.execute("ROLLBACK");
    }
  }
}
