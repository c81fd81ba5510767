package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.TestServer;
import dev.retort.testsupport.EntitySources;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An entity goes that took its numbers from a sequence. */
class SequencesOfEntitiesTest {
  /** Wherever the revisions are written, each database drops what it has: a sequence or a table. */
  @ParameterizedTest
  @EnumSource(TestServer.class)
  void aSequenceGoesAndComesBackOnEveryDatabase(TestServer writer, @TempDir Path folder)
      throws Exception {
    Project project = Project.in(folder);
    write(project, "config.yaml", writer, writer.newDatabase());
    try (MigrationService service = MigrationService.open(project.config())) {
      EntitySources.compile("numbered/more", folder.resolve("classes"));
      service.generate("tickets and booths").save();
      EntitySources.compile("numbered/less", folder.resolve("classes"));
      service.generate("no tickets").save();
    }
    for (TestServer server : TestServer.values()) {
      String url = server.newDatabase();
      write(project, "there.yaml", server, url);
      try (MigrationService there = MigrationService.open(project.file("there.yaml"))) {
        there.upgrade("head");
        assertThat(there.generate("nothing").changes()).as(server.name()).isEmpty();
        assertThat(there.liveSchema().tables()).doesNotContainKeys("ticket", "ticket_numbers");
        assertThat(there.liveSchema().objects()).doesNotContainKey("sequence ticket_numbers");
        there.downgrade("-1");
        assertThat(numbers(server, url)).as(server.name()).isEqualTo("100 then 120");
        there.downgrade("base");
        assertThat(there.liveSchema().isEmpty()).isTrue();
      }
    }
  }

  /** Two numbers in a row; a table that stands for a sequence is counted on by who takes one. */
  private static String numbers(TestServer server, String url) throws SQLException {
    String next =
        switch (server) {
          case POSTGRESQL -> "SELECT nextval('ticket_numbers')";
          case MARIADB -> "SELECT NEXTVAL(ticket_numbers)";
          default -> "SELECT next_val FROM ticket_numbers";
        };
    try (Connection connection = server.connect(url)) {
      long first = number(connection, next);
      boolean table = server == TestServer.SQLITE || server == TestServer.MYSQL;
      return first + " then " + (table ? first + 20 : number(connection, next));
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (ResultSet rows = connection.createStatement().executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getLong(1);
    }
  }

  private static void write(Project project, String file, TestServer server, String url) {
    project.write(
        file,
        """
        database: {url: "%s", username: "%s", password: "%s"}
        migrations: {locations: [versions], dialects: [sqlite, postgresql, mariadb, mysql]}
        model: {jpa: {classpath: [classes], packages: [numbered], naming_strategy: spring}}
        """
            .formatted(
                server == TestServer.MARIADB ? url.replace("jdbc:mysql:", "jdbc:mariadb:") : url,
                server.who().getOrDefault("user", ""),
                server.who().getOrDefault("password", "")));
  }
}
