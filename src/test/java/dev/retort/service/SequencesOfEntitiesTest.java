package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.TestServer;
import dev.retort.diff.Change;
import dev.retort.diff.ChangeDescriber;
import dev.retort.testsupport.EntitySources;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Entities that take their numbers from a sequence come, change and go. */
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

  /** Nobody gets a number twice; a table that stands for a sequence stays as it is. */
  @ParameterizedTest
  @EnumSource(TestServer.class)
  void aSequenceGoesOnWithOtherStepsOnEveryDatabase(TestServer writer, @TempDir Path folder)
      throws Exception {
    Project project = Project.in(folder);
    write(project, "config.yaml", writer, writer.newDatabase());
    try (MigrationService service = MigrationService.open(project.config())) {
      EntitySources.compile("numbered/more", folder.resolve("classes"));
      service.generate("tickets and booths").save();
      EntitySources.compile("numbered/wider", folder.resolve("classes"));
      GeneratedRevision wider = service.generate("larger steps");
      assertThat(wider.changes().stream().map(ChangeDescriber::describe).toList())
          .containsExactlyInAnyOrder(
              "change sequence ticket_numbers: increment 20 to 50",
              "add column booth.name varchar(255)");
      assertThat(wider.warnings()).noneMatch(w -> w.contains("ticket_numbers"));
      List<Change> column =
          wider.changes().stream().filter(c -> c instanceof Change.AddColumn).toList();
      assertThat(wider.select(column).selected()).isEqualTo(column);
      wider.save();
    }
    for (TestServer server : TestServer.values()) {
      String url = server.newDatabase();
      write(project, "there.yaml", server, url);
      try (MigrationService there = MigrationService.open(project.file("there.yaml"))) {
        there.upgrade("+1");
        long first = taken(server, url);
        there.upgrade("head");
        assertThat(there.generate("nothing").changes()).as(server.name()).isEmpty();
        long second = taken(server, url);
        assertThat(second).as(server.name()).isGreaterThan(first);
        there.downgrade("-1");
        long third = taken(server, url);
        assertThat(third).as(server.name()).isGreaterThan(second);
        there.upgrade("head");
        if (server == TestServer.POSTGRESQL || server == TestServer.MARIADB) {
          assertThat(taken(server, url)).as(server.name()).isGreaterThanOrEqualTo(third + 50);
          long next = taken(server, url);
          assertThat(taken(server, url)).as(server.name()).isEqualTo(next + 50);
        }
        there.downgrade("base");
        assertThat(there.liveSchema().isEmpty()).isTrue();
      }
    }
  }

  /** A number that nobody else gets. */
  private static long taken(TestServer server, String url) throws SQLException {
    try (Connection connection = server.connect(url)) {
      long number = number(connection, next(server));
      if (server == TestServer.SQLITE || server == TestServer.MYSQL) {
        connection.createStatement().execute("UPDATE ticket_numbers SET next_val = next_val + 20");
      }
      return number;
    }
  }

  /** Two numbers in a row; a table that stands for a sequence is counted on by who takes one. */
  private static String numbers(TestServer server, String url) throws SQLException {
    String next = next(server);
    try (Connection connection = server.connect(url)) {
      long first = number(connection, next);
      boolean table = server == TestServer.SQLITE || server == TestServer.MYSQL;
      return first + " then " + (table ? first + 20 : number(connection, next));
    }
  }

  private static String next(TestServer server) {
    return switch (server) {
      case POSTGRESQL -> "SELECT nextval('ticket_numbers')";
      case MARIADB -> "SELECT NEXTVAL(ticket_numbers)";
      default -> "SELECT next_val FROM ticket_numbers";
    };
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
