package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.TestServer;
import dev.retort.diff.Rename;
import dev.retort.error.Cancellation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Indexes and unique constraints of several tables that have one name, which only MySQL and MariaDB
 * allow.
 */
class IndexNamesakesTest {
  private static final List<String> MODELS =
      List.of(
          "m: ALIKE",
          // Before and behind the one that has the name.
          "b: ALIKE, m: ALIKE, z: ALIKE",
          // The first one goes, and the name goes on.
          "m: ALIKE, z: ALIKE",
          "m: BARE, z: ALIKE, k: ALIKE",
          // A rename, and another index of the name.
          "m: BARE, y: ALIKE, k: OTHER");

  private static final String BARE =
      "{columns: {id: bigint, state: bigint, code: bigint}, primary_key: {name: $1_key, columns: [id]}}";
  private static final String ALIKE =
      BARE.replaceAll("}$", ", indexes: {ix_state: [state]}, unique: {uq_code: [code]}}");
  private static final String OTHER = ALIKE.replace("[state]", "[state, code]");

  /** The key of a table that is renamed keeps its name. */
  private static String model(String tables) {
    return "tables: {"
        + tables
            .replaceAll("(\\w): ALIKE", "$1: " + ALIKE)
            .replaceAll("(\\w): BARE", "$1: " + BARE)
            .replaceAll("(\\w): OTHER", "$1: " + OTHER)
            .replace(": y_key", ": z_key")
        + "}";
  }

  /** Wherever the revisions are written, each database builds the model, there and back. */
  @ParameterizedTest
  @EnumSource(TestServer.class)
  void areWrittenForEveryDatabase(TestServer writer, @TempDir Path folder) throws Exception {
    Project project = Project.in(folder);
    write(project, "config.yaml", writer, writer.newDatabase());
    List<String> notes = new ArrayList<>();
    try (MigrationService service = MigrationService.open(project.config())) {
      for (int i = 0; i < MODELS.size(); i++) {
        project.write("model.yaml", model(MODELS.get(i)));
        GeneratedRevision generated = service.generate("step " + i);
        if (i == 4 && writer != TestServer.MYSQL && writer != TestServer.MARIADB) {
          generated = generated.rename(new Rename("", "z", "y"));
        }
        notes.addAll(generated.warnings());
        assertThat(generated.save()).isPresent();
        assertThat(service.generate("nothing").changes()).as("step " + i).isEmpty();
      }
    }
    assertThat(notes)
        .contains(
            "PostgreSQL, upgrade: is ix_state__m here, since b has an index ix_state as well");
    for (TestServer server : TestServer.values()) {
      write(project, "there.yaml", server, server.newDatabase());
      try (MigrationService there = MigrationService.open(project.file("there.yaml"))) {
        for (int i = 0; i < MODELS.size(); i++) {
          there.upgrade("+1");
        }
        assertThat(there.generate("nothing").changes()).as(server.name()).isEmpty();
        assertThat(there.drift(true, Cancellation.none()).isEmpty()).as(server.name()).isTrue();
        there.downgrade("base");
        assertThat(there.liveSchema().isEmpty()).as(server.name()).isTrue();
        there.upgrade("head");
      }
    }
  }

  private static void write(Project project, String file, TestServer server, String url) {
    project.write(
        file,
        """
        database: {url: "%s", username: "%s", password: "%s"}
        migrations: {locations: [versions], dialects: [sqlite, postgresql, mariadb, mysql]}
        model: {yaml: model.yaml}
        """
            .formatted(
                server == TestServer.MARIADB ? url.replace("jdbc:mysql:", "jdbc:mariadb:") : url,
                server.who().getOrDefault("user", ""),
                server.who().getOrDefault("password", "")));
  }
}
