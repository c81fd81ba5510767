package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.TestServer;
import dev.retort.schema.ColumnTypeText;
import dev.retort.schema.Index;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.testsupport.EntitySources;
import dev.retort.testsupport.MariaDbServer;
import dev.retort.testsupport.MySqlServer;
import dev.retort.testsupport.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A project of JPA entities goes through three versions of them. */
class GenerateFromEntitiesTest {
  private static String database(String kind) throws SQLException {
    return switch (kind) {
      case "sqlite" -> "url: \"jdbc:sqlite:shop.db\"";
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
  void threeVersionsOfTheEntities(String kind, @TempDir Path folder) throws Exception {
    Project project = Project.in(folder);
    project.write(
        "config.yaml",
        """
        database: {%s}
        migrations: {locations: [versions], dialects: [%s]}
        model: {jpa: {classpath: [classes], packages: [shop], naming_strategy: spring}}
        """
            .formatted(database(kind), kind));
    try (MigrationService service = MigrationService.open(project.config())) {
      for (int step = 1; step <= 3; step++) {
        EntitySources.compile(step, folder.resolve("classes"));
        GeneratedRevision generated = service.generate("step " + step);
        assertThat(generated.isEmpty()).isFalse();
        generated.save();
        service.upgrade("head");
        assertThat(service.generate("again").isEmpty()).as("step " + step).isTrue();
      }
      Schema last = service.liveSchema();
      assertThat(last.tables()).containsKeys("customers", "orders", "gift_order", "order_tags");
      assertThat(last.table("customers").orElseThrow().column("phone")).isPresent();
      assertThat(last.table("customers").orElseThrow().column("token")).isEmpty();
      // To SQLite alone, lengths mean nothing.
      String length = kind.equals("sqlite") ? "varchar(200)" : "varchar(500)";
      assertThat(
              ColumnTypeText.of(
                  last.table("gift_order").orElseThrow().column("card_text").orElseThrow().type()))
          .isEqualToIgnoringCase(length);
      service.downgrade("base");
      assertThat(service.liveSchema().tables()).isEmpty();
    }
  }

  /** What each database runs was generated on SQLite. */
  @ParameterizedTest
  @EnumSource(TestServer.class)
  void everyMappingIsRightOnEveryDatabase(TestServer server, @TempDir Path folder)
      throws Exception {
    Project project = features(folder);
    String url = server.newDatabase();
    project.write("config.yaml", environment("url: \"jdbc:sqlite:shop.db\"", "features"));
    project.write("there.yaml", environment(database(server, url), "features"));
    try (MigrationService service = MigrationService.open(project.config())) {
      service.generate("everything").save();
    }
    try (MigrationService there = MigrationService.open(project.file("there.yaml"))) {
      there.upgrade("head");
      assertThat(there.generate("nothing").changes()).isEmpty();
      String number =
          switch (server) {
            case POSTGRESQL -> "SELECT nextval('people_numbers')";
            case MARIADB -> "SELECT NEXTVAL(people_numbers)";
            default -> "SELECT next_val FROM people_numbers";
          };
      try (Connection connection = server.connect(url);
          ResultSet rows = connection.createStatement().executeQuery(number)) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(100);
      }
      there.downgrade("base");
      assertThat(there.liveSchema().isEmpty()).isTrue();
    }
  }

  /** The other way round: a sequence of the model becomes the table that stands for it. */
  @ParameterizedTest
  @EnumSource(
      value = TestServer.class,
      names = {"POSTGRESQL", "MARIADB"})
  void sequencesBecomeTablesWhereThereAreNone(TestServer server, @TempDir Path folder)
      throws Exception {
    Project project = features(folder);
    project.write("config.yaml", environment(database(server, server.newDatabase()), "features"));
    project.write("there.yaml", environment("url: \"jdbc:sqlite:shop.db\"", "features"));
    try (MigrationService service = MigrationService.open(project.config())) {
      service.generate("everything").save();
      service.upgrade("head");
      assertThat(service.generate("nothing").changes()).isEmpty();
    }
    try (MigrationService there = MigrationService.open(project.file("there.yaml"))) {
      there.upgrade("head");
      assertThat(there.generate("nothing").changes()).isEmpty();
      there.downgrade("base");
      assertThat(there.liveSchema().isEmpty()).isTrue();
    }
  }

  /** Entities have no words for any of this. */
  @Test
  void whatEntitiesCannotSayOfATableIsLeftAlone(@TempDir Path folder) throws Exception {
    TestServer server = TestServer.MYSQL;
    String url = server.newDatabase();
    Project project = Project.in(folder);
    EntitySources.compile(1, folder.resolve("classes"));
    project.write("config.yaml", environment(database(server, url), "shop"));
    try (MigrationService service = MigrationService.open(project.config())) {
      service.generate("entities").save();
      project.revision(
          "tuned",
          service.graph().heads().get(0).id(),
          """
          ALTER TABLE customers DEFAULT CHARSET=latin1 ROW_FORMAT=DYNAMIC,
            MODIFY COLUMN name VARCHAR(80) COLLATE utf8mb4_bin NOT NULL COMMENT 'full name';
          CREATE FULLTEXT INDEX words ON customers (name);
          CREATE INDEX starts ON customers (name(3));
          """,
          "DROP INDEX words ON customers; DROP INDEX starts ON customers;");
      assertThat(service.generate("nothing").changes()).isEmpty();
      assertThat(service.generate("nothing").warnings())
          .anySatisfy(
              w -> assertThat(w).contains("index starts of customers", "index words of customers"));
      EntitySources.compile(2, folder.resolve("classes"));
      service.generate("more entities").save();
      service.upgrade("head");
      Table customers = service.liveSchema().table("customers").orElseThrow();
      assertThat(customers.options()).containsEntry("mysql.charset", "latin1");
      assertThat(customers.column("name").orElseThrow().collation()).isEqualTo("utf8mb4_bin");
      assertThat(customers.indexes()).extracting(Index::name).contains("words", "starts");
    }
  }

  private static Project features(Path folder) throws IOException {
    EntitySources.compile("features", folder.resolve("classes"));
    return Project.in(folder);
  }

  private static String environment(String database, String entities) {
    return """
        database: {%s}
        migrations: {locations: [versions], dialects: [sqlite, postgresql, mariadb, mysql]}
        model: {jpa: {classpath: [classes], packages: [%s], naming_strategy: spring}}
        """
        .formatted(database, entities);
  }

  private static String database(TestServer server, String url) {
    return "url: \"%s\", username: \"%s\", password: \"%s\""
        .formatted(
            server == TestServer.MARIADB ? url.replace("jdbc:mysql:", "jdbc:mariadb:") : url,
            server.who().getOrDefault("user", ""),
            server.who().getOrDefault("password", ""));
  }
}
