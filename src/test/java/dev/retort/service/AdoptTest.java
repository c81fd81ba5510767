package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.TestServer;
import dev.retort.diff.DiffPolicy;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Schema;
import dev.retort.testsupport.MariaDbServer;
import dev.retort.testsupport.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdoptTest {
  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "mariadb"})
  void aDatabaseOfAServerIsTakenOver(String kind, @TempDir Path folder) throws SQLException {
    boolean postgres = kind.equals("postgresql");
    String url = postgres ? PostgresServer.newDatabase() : MariaDbServer.newDatabase();
    String user = postgres ? "postgres" : MariaDbServer.USER;
    String password = postgres ? "" : MariaDbServer.PASSWORD;
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE old (id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL DEFAULT 'x',"
              + " state VARCHAR(9), total DECIMAL(9, 2), CONSTRAINT ck CHECK (total > 0))");
      statement.execute(
          "CREATE TABLE child (id INTEGER PRIMARY KEY, old_id INTEGER,"
              + " CONSTRAINT fk FOREIGN KEY (old_id) REFERENCES old (id) ON DELETE CASCADE)");
      statement.execute("CREATE INDEX ix_state ON old (state)");
    }
    Project project = Project.in(folder);
    project.write(
        "config.yaml",
        """
        database: {url: "%s", username: %s, password: "%s"}
        migrations: {locations: [versions], dialects: [%s]}
        model: {yaml: model.yaml}
        """
            .formatted(
                postgres ? url : url.replace("jdbc:mysql:", "jdbc:mariadb:"),
                user,
                password,
                kind));
    try (MigrationService service = MigrationService.open(project.config())) {
      Adoption adoption = service.adopt("take over", Progress.NONE, Cancellation.none());
      assertThat(adoption.leftOut()).isEmpty();
      assertThat(adoption.differences()).isEmpty();
      assertThat(service.status().current()).containsExactly(adoption.revision().id());
      assertThat(service.generate("nothing").isEmpty()).isTrue();
      service.downgrade("base");
      assertThat(service.liveSchema().tables()).isEmpty();
      service.upgrade("head");
      assertThat(service.liveSchema().tables()).containsOnlyKeys("child", "old");
    }
  }

  /** SQLite takes it as well, without what it has no words for. */
  @Test
  void whatOnlyPostgresqlHasIsTakenOver(@TempDir Path folder) throws Exception {
    Schema live =
        new SchemaTakeover(TestServer.POSTGRESQL, folder)
            .of(
                """
                CREATE TYPE mood AS ENUM ('sad', 'glad');
                CREATE TABLE old (id INTEGER PRIMARY KEY, moods mood[]);
                CREATE TABLE child (id INTEGER PRIMARY KEY, old_id INTEGER, later_id INTEGER);
                ALTER TABLE child ADD CONSTRAINT fk_old FOREIGN KEY (old_id) REFERENCES old NOT VALID;
                ALTER TABLE child ADD CONSTRAINT fk_later FOREIGN KEY (later_id) REFERENCES old
                  DEFERRABLE INITIALLY DEFERRED NOT VALID;
                """,
                0);
    assertThat(live.table("child").orElseThrow().foreignKeys())
        .extracting(ForeignKey::deferrable)
        .containsExactlyInAnyOrder("NOT VALID", "DEFERRABLE INITIALLY DEFERRED NOT VALID");
    try (Connection sqlite = TestServer.SQLITE.connect(TestServer.SQLITE.newDatabase())) {
      TestServer.SQLITE.migrate(sqlite, Schema.empty(), live, DiffPolicy.EXACT);
      assertThat(TestServer.SQLITE.read(sqlite).table("child").orElseThrow().foreignKeys())
          .hasSize(2);
    }
  }
}
