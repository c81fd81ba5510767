package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.error.Cancellation;
import dev.retort.testsupport.MariaDbServer;
import dev.retort.testsupport.MySqlServer;
import dev.retort.testsupport.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo's revisions and model on every database. */
class DemoOnServersTest {
  private static final Path DEMO = Path.of("assets/demo").toAbsolutePath();

  private static String database(String kind) throws SQLException {
    return switch (kind) {
      case "sqlite" -> "url: \"jdbc:sqlite:demo.db\"";
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
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb", "mysql"})
  void itGoesUpAndDownAndBuildsItsModel(String kind, @TempDir Path folder) throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("config.yaml"),
            """
            database: {%s}
            migrations: {locations: ["%s"], dialects: [sqlite, mysql, postgresql]}
            model: {yaml: "%s"}
            """
                .formatted(database(kind), DEMO.resolve("versions"), DEMO.resolve("model.yaml")));
    try (MigrationService service = MigrationService.open(config)) {
      service.upgrade("head");
      assertThat(service.liveSchema().tables())
          .containsKeys(
              "users",
              "ai_models",
              "file_infos",
              "tasks",
              "task_queue",
              "queue_config",
              "task_shares",
              "issues",
              "ai_outputs",
              "task_logs");
      assertThat(service.generate("nothing").changes()).isEmpty();
      assertThat(service.drift(false, Cancellation.none()).items()).isEmpty();
      assertThat(service.drift(true, Cancellation.none()).items()).isEmpty();
      service.downgrade("base");
      assertThat(service.liveSchema().tables()).isEmpty();
      service.upgrade("head");
    }
  }
}
