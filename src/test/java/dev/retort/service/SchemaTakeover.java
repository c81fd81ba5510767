package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.TestServer;
import dev.retort.diff.Change;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.schema.Schema;
import dev.retort.sql.SqlStatement;
import dev.retort.sql.StatementSplitter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The way of a schema that somebody else wrote: loaded as it is, taken over, and built again in an
 * empty database from the revision that was written; nothing may differ on the way.
 *
 * @param server where
 * @param folder for the project
 */
record SchemaTakeover(TestServer server, Path folder) {
  /**
   * Goes the way.
   *
   * @param texts of how many objects only the text is kept
   * @return what was in the database at first
   */
  Schema of(String script, int texts) throws Exception {
    String url = server.newDatabase();
    load(script, url);
    Project project = Project.in(folder);
    write(project, "config.yaml", url);
    String otherUrl = server.newDatabase();
    write(project, "other.yaml", otherUrl);
    try (MigrationService service = MigrationService.open(project.config());
        MigrationService other = MigrationService.open(project.file("other.yaml"))) {
      Schema live = service.liveSchema();
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
      return live;
    }
  }

  private void load(String script, String url) throws SQLException {
    try (Connection connection = server.connect(url);
        Statement sender = connection.createStatement()) {
      for (SqlStatement statement :
          StatementSplitter.load().split(server.dialect().id(), script, 1)) {
        sender.execute(statement.text());
      }
    }
  }

  private void write(Project project, String file, String url) {
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
}
