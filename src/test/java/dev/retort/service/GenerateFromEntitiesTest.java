package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.schema.ColumnTypeText;
import dev.retort.schema.Schema;
import dev.retort.testsupport.EntitySources;
import dev.retort.testsupport.MariaDbServer;
import dev.retort.testsupport.MySqlServer;
import dev.retort.testsupport.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
}
