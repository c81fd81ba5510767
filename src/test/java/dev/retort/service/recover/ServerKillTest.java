package dev.retort.service.recover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.error.Cancellation;
import dev.retort.service.Interruption;
import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.service.RepairChoice;
import dev.retort.service.RepairPlan;
import dev.retort.service.RunListener;
import dev.retort.testsupport.MariaDbServer;
import dev.retort.testsupport.MySqlServer;
import dev.retort.testsupport.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
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

  private Project project(String kind, String up) throws SQLException {
    String database =
        switch (kind) {
          case "postgresql" -> "url: \"" + PostgresServer.newDatabase() + "\", username: postgres";
          case "mysql" -> "url: \"" + MySqlServer.newDatabase() + "\", username: root";
          default ->
              "url: \""
                  + MariaDbServer.newDatabase().replace("jdbc:mysql:", "jdbc:mariadb:")
                  + "\", username: "
                  + MariaDbServer.USER
                  + ", password: "
                  + MariaDbServer.PASSWORD;
        };
    Project project = Project.in(folder);
    project.write(
        "config.yaml",
        "database: {%s}\nmigrations: {locations: [versions], dialects: [%s]}\n"
            .formatted(database, kind));
    project.table("first", "").revision("broken", "first", up, "DROP TABLE a;");
    return project;
  }

  @ParameterizedTest
  @ValueSource(strings = {"started:0", "finished:0", "finished:2", "started:4", "finished:4"})
  void aKillInsideATransactionLeavesNothing(String point) throws Exception {
    Project project = project("postgresql", UP);
    assertThat(KilledRun.at(point, project.config(), "upgrade", "head")).isTrue();
    try (MigrationService service = MigrationService.open(project.config())) {
      assertThat(service.interruption(Cancellation.none())).isEmpty();
      assertThat(service.status().current()).isEmpty();
      assertThat(service.liveSchema().tables()).isEmpty();
      assertThat(service.upgrade("head").statements()).isEqualTo(5);
    }
  }

  /** The first statement, number 0, is that of the revision before. */
  @ParameterizedTest
  @CsvSource({
    "mariadb, started:1,  not_done not_done not_done not_done",
    "mariadb, finished:1, done not_done not_done not_done",
    "mariadb, finished:3, done done done not_done",
    "mariadb, finished:4, done done done done",
    "mysql, started:1,  not_done not_done not_done not_done",
    "mysql, finished:3, done done done not_done",
    "postgresql, started:1,  not_done not_done not_done not_done",
    "postgresql, finished:1, done not_done not_done not_done",
    "postgresql, finished:3, done done done not_done",
    "postgresql, finished:4, done done done done",
  })
  void whereStatementsCommitByThemselvesTheStructureTells(String kind, String point, String states)
      throws Exception {
    String up = kind.equals("postgresql") ? "-- @transaction off\n" + UP : UP;
    Project project = project(kind, up);
    assertThat(KilledRun.at(point, project.config(), "upgrade", "head")).isTrue();
    try (MigrationService service = MigrationService.open(project.config())) {
      Interruption found = service.interruption(Cancellation.none()).orElseThrow();
      assertThat(words(found)).isEqualTo(states);
      RepairPlan plan = service.planRepair(new RepairChoice.Resume(null), Cancellation.none());
      service.repair(plan, RunListener.NONE, Cancellation.none());
      assertThat(service.interruption(Cancellation.none())).isEmpty();
      assertThat(service.status().current()).containsExactly("broken");
      assertThat(service.drift(false, Cancellation.none()).items()).isEmpty();
      assertThat(service.upgrade("head").statements()).isZero();
      assertThat(service.history()).allMatch(e -> e.intact());
    }
  }

  private static String words(Interruption found) {
    return String.join(
        " ",
        found.statements().stream().map(s -> s.state().name().toLowerCase(Locale.ROOT)).toList());
  }
}
