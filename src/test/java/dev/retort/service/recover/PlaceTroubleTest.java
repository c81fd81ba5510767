package dev.retort.service.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.TestServer;
import dev.retort.error.Cancellation;
import dev.retort.error.RetortException;
import dev.retort.service.MigrationService;
import dev.retort.service.PlanRequest;
import dev.retort.service.PlanStep;
import dev.retort.service.Project;
import dev.retort.service.RunListener;
import dev.retort.service.StatementFailedException;
import dev.retort.testsupport.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, a file that can't be written, a privilege that is taken away meanwhile. */
@SuppressWarnings("NullAway.Init")
class PlaceTroubleTest {
  private static final String MANY_ROWS =
      "INSERT INTO t_first (id) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE"
          + " i < 200000) SELECT i FROM n;";

  @TempDir Path folder;

  private Project project(String databaseProperties) {
    Project project =
        Project.in(folder)
            .table("first", "")
            .revision("rows", "first", MANY_ROWS, "DELETE FROM t_first;");
    properties(project, databaseProperties);
    return project;
  }

  private static void properties(Project project, String properties) {
    project.write(
        "config.yaml",
        "name: test\ndatabase: {url: \"jdbc:sqlite:app.db\", properties: {%s}}\nmigrations: {locations: [versions], dialects: [sqlite]}\n"
            .formatted(properties));
  }

  @Test
  void aFullDiskLeavesTheDatabaseAsItWas() {
    Project project = project("max_page_count: \"60\"");
    try (MigrationService service = project.open()) {
      service.upgrade("first");
      assertThatThrownBy(() -> service.upgrade("head"))
          .isInstanceOf(StatementFailedException.class)
          .hasMessageContaining("full")
          .hasMessageContaining("rows.sql");
      assertThat(service.status().current()).containsExactly("first");
      assertThat(project.query("SELECT count(*) FROM t_first")).containsExactly("0");
      assertThat(service.interruption(Cancellation.none())).isEmpty();
    }
    properties(project, "");
    try (MigrationService service = project.open()) {
      service.upgrade("head");
      assertThat(project.query("SELECT count(*) FROM t_first")).containsExactly("200000");
      assertThat(service.history()).allMatch(e -> e.intact());
    }
  }

  @Test
  void aDatabaseThatCannotBeWrittenIsNamedAndNothingRuns() {
    Project project = project("");
    try (MigrationService service = project.open()) {
      service.upgrade("first");
    }
    properties(project, "open_mode: \"1\"");
    try (MigrationService service = project.open()) {
      assertThatThrownBy(() -> service.upgrade("head"))
          .isInstanceOf(RetortException.class)
          .hasMessageContaining("readonly");
      assertThat(service.status().current()).containsExactly("first");
    }
  }

  @Test
  void aPrivilegeThatIsTakenAwayStopsBeforeTheNextRevision() throws Exception {
    String url = PostgresServer.newDatabase();
    owner(url, "CREATE SCHEMA shop", "DROP ROLE IF EXISTS clerk", "CREATE ROLE clerk LOGIN");
    owner(url, "GRANT ALL ON SCHEMA shop TO clerk", "ALTER ROLE clerk SET search_path = shop");
    Project project = Project.on(TestServer.POSTGRESQL, url, folder, "transaction: revision\n");
    project.write(
        "config.yaml",
        "name: test\ndatabase: {url: \"%s\", username: clerk, schema: shop}\nmigrations: {locations: [versions], dialects: [postgresql]}\ntransaction: revision\n"
            .formatted(url.replace("user=postgres", "user=clerk")));
    project.table("first", "").table("second", "first");
    RunListener revoking =
        new RunListener() {
          @Override
          public void stepFinished(PlanStep step, int index, Duration time) {
            if (index == 0) {
              try {
                owner(
                    url,
                    "REVOKE ALL ON SCHEMA shop FROM clerk",
                    "GRANT USAGE ON SCHEMA shop TO clerk");
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            }
          }
        };
    try (MigrationService service = project.open()) {
      assertThatThrownBy(
              () -> service.run(PlanRequest.upgrade("head"), revoking, Cancellation.none()))
          .isInstanceOf(StatementFailedException.class)
          .hasMessageContaining("permission denied")
          .hasMessageContaining("second.sql");
      assertThat(service.status().current()).containsExactly("first");
    }
    owner(url, "GRANT ALL ON SCHEMA shop TO clerk");
    try (MigrationService service = project.open()) {
      service.upgrade("head");
      assertThat(service.status().current()).containsExactly("second");
      assertThat(service.history()).allMatch(e -> e.intact());
    }
  }

  private static void owner(String url, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "postgres", "");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
