package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.schema.StoredObject;
import dev.retort.testsupport.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements that PostgreSQL takes only outside of a transaction. */
class OutsideTransactionTest {
  @Test
  void theyAreFoundAndRunThereAndWhatAFailureLeavesIsTakenAway(@TempDir Path folder)
      throws Exception {
    String url = PostgresServer.newDatabase();
    Project project = Project.in(folder);
    project.write(
        "config.yaml",
        "database: {url: \"%s\", username: postgres}\nmigrations: {locations: [versions],"
                .formatted(url)
            + " dialects: [postgresql]}\n");
    project
        .revision("a", "", "CREATE TABLE t (id INTEGER, name TEXT);", "DROP TABLE t;")
        .revision(
            "b",
            "a",
            "CREATE UNIQUE INDEX CONCURRENTLY ux_t ON t (id);",
            "DROP INDEX CONCURRENTLY ux_t;");
    try (MigrationService service = MigrationService.open(project.config());
        Connection connection = DriverManager.getConnection(url, "postgres", "");
        Statement statement = connection.createStatement()) {
      service.upgrade("a");
      statement.execute("INSERT INTO t VALUES (1, 'x'), (1, 'y')");
      assertThatThrownBy(() -> service.upgrade("b")).hasMessageContaining("ux_t");
      assertThat(service.liveSchema().objects().values())
          .extracting(StoredObject::sql)
          .noneMatch(sql -> sql.contains("invalid index"));
      statement.execute("DELETE FROM t WHERE name = 'y'");
      service.upgrade("b");
      assertThat(service.liveSchema().table("t").orElseThrow().indexes())
          .extracting(i -> i.name())
          .containsExactly("ux_t");
      service.downgrade("base");
      assertThat(service.liveSchema().tables()).isEmpty();
    }
  }
}
