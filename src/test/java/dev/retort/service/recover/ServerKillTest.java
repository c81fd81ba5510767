package dev.retort.service.recover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.TestServer;
import dev.retort.error.Cancellation;
import dev.retort.service.Interruption;
import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.service.RepairChoice;
import dev.retort.service.RepairPlan;
import dev.retort.service.RunListener;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real process is killed while it runs on a real server. */
@SuppressWarnings("NullAway.Init")
class ServerKillTest {
  private static final String UP =
      """
      CREATE TABLE a (id INTEGER PRIMARY KEY, name VARCHAR(20));
      INSERT INTO a VALUES (1, 'one');
      ALTER TABLE a ADD COLUMN size INTEGER;
      CREATE INDEX ix_a_name ON a (name);
      """;

  @TempDir Path folder;

  private Project project(TestServer server, String up) throws SQLException {
    return Project.on(server, server.newDatabase(), folder, "")
        .table("first", "")
        .revision("broken", "first", up, "DROP TABLE a;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"finished:0", "finished:4"})
  void aKillInsideATransactionLeavesNothing(String point) throws Exception {
    Project project = project(TestServer.POSTGRESQL, UP);
    assertThat(KilledRun.at(point, project.config(), "upgrade", "head")).isTrue();
    try (MigrationService service = MigrationService.open(project.config())) {
      assertThat(service.interruption(Cancellation.none())).isEmpty();
      assertThat(service.status().current()).isEmpty();
      assertThat(service.liveSchema().tables()).isEmpty();
      assertThat(service.upgrade("head").statements()).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // The first statement, number 0, is that of the revision before.
    "MARIADB, started:1, 0",
    "MARIADB, finished:4, 4",
    "MYSQL, finished:3, 3",
    "POSTGRESQL, started:1, 0",
    // Rows leave no trace in the structure, and are kept together with the journal's row.
    "POSTGRESQL, finished:2, 1",
    "POSTGRESQL, finished:4, 4"
  })
  void whereStatementsCommitByThemselvesTheStructureTells(TestServer server, String point, int done)
      throws Exception {
    boolean postgresql = server == TestServer.POSTGRESQL;
    Project project = project(server, postgresql ? "-- @transaction off\n" + UP : UP);
    assertThat(KilledRun.at(point, project.config(), "upgrade", "head")).isTrue();
    try (MigrationService service = MigrationService.open(project.config())) {
      Interruption found = service.interruption(Cancellation.none()).orElseThrow();
      assertThat(found.done()).isEqualTo(done);
      assertThat(found.isCertain()).isTrue();
      RepairPlan plan = service.planRepair(new RepairChoice.Resume(null), Cancellation.none());
      service.repair(plan, RunListener.NONE, Cancellation.none());
      assertThat(service.interruption(Cancellation.none())).isEmpty();
      assertThat(service.status().current()).containsExactly("broken");
      assertThat(service.drift(false, Cancellation.none()).items()).isEmpty();
      assertThat(service.upgrade("head").statements()).isZero();
      assertThat(service.history()).allMatch(e -> e.intact());
    }
  }
}
