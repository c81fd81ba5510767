package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.dialect.TestServer;
import dev.retort.diff.Change;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.schema.Schema;
import dev.retort.sql.SqlStatement;
import dev.retort.sql.StatementSplitter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Public schemas, where they are beside the project: loaded as they are, taken over, and built
 * again from the revision that was written.
 */
class PublicSchemasTest {
  @ParameterizedTest
  @CsvSource({
    "SQLITE,chinook,11,0",
    "SQLITE,northwind,13,0",
    "SQLITE,sakila,16,0",
    "POSTGRESQL,chinook,11,0",
    "POSTGRESQL,sakila,15,12",
    "MARIADB,chinook,11,0",
    "MARIADB,sakila,16,0",
    "MYSQL,chinook,11,0",
    "MYSQL,sakila,16,0",
  })
  void aPublicSchemaIsTakenOverAndBuiltAgain(
      TestServer server, String name, int tables, int texts, @TempDir Path folder)
      throws Exception {
    String kind = server == TestServer.MARIADB ? "mysql" : server.dialect().id().id();
    Path script = corpora().resolve(kind + "/" + name + ".sql");
    assumeTrue(Files.isReadable(script), script + " is not here");
    String url = server.newDatabase();
    try (Connection connection = server.connect(url);
        Statement sender = connection.createStatement()) {
      for (SqlStatement statement :
          StatementSplitter.load().split(server.dialect().id(), Files.readString(script), 1)) {
        sender.execute(statement.text());
      }
    }
    Project project = Project.in(folder);
    write(project, "config.yaml", server, url);
    String otherUrl = server.newDatabase();
    write(project, "other.yaml", server, otherUrl);
    try (MigrationService service = MigrationService.open(project.config());
        MigrationService other = MigrationService.open(project.file("other.yaml"))) {
      Schema live = service.liveSchema();
      assertThat(live.tables()).hasSize(tables);
      Adoption adoption = service.adopt("take over", Progress.NONE, Cancellation.none());
      // To SQLite a key may be NULL, and no model says so.
      assertThat(adoption.differences())
          .filteredOn(c -> !(c instanceof Change.ModifyColumn && server == TestServer.SQLITE))
          .isEmpty();
      assertThat(service.generate("nothing").isEmpty()).isTrue();
      other.upgrade("head");
      assertThat(server.differences(live, other.liveSchema())).isEqualTo(adoption.differences());
      assertThat(adoption.leftOut()).hasSize(texts);
      if (server == TestServer.POSTGRESQL) {
        try (Connection built = server.connect(otherUrl)) {
          server.make(built, TestServer.opaque(live));
        }
        assertThat(other.liveSchema()).isEqualTo(live);
      } else {
        assertThat(TestServer.opaque(other.liveSchema())).isEqualTo(TestServer.opaque(live));
      }
      assertThat(other.generate("nothing").isEmpty()).isTrue();
      assertThat(other.drift(false, Cancellation.none()).items()).isEmpty();
      assertThat(other.drift(true, Cancellation.none()).items()).isEmpty();
    }
  }

  private static void write(Project project, String file, TestServer server, String url) {
    String address =
        server == TestServer.MARIADB ? url.replace("jdbc:mysql:", "jdbc:mariadb:") : url;
    project.write(
        file,
        """
        database: {url: "%s", username: "%s", password: "%s"}
        migrations: {locations: [versions], dialects: [%s]}
        model: {yaml: model.yaml}
        """
            .formatted(
                address,
                server.who().getOrDefault("user", ""),
                server.who().getOrDefault("password", ""),
                server.dialect().id().id()));
  }

  private static Path corpora() {
    Path folder = Path.of("../shared/corpora").toAbsolutePath().normalize();
    return Files.isDirectory(folder) ? folder : Path.of("../../shared/corpora");
  }
}
