package dev.retort.service.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.service.GeneratedRevision;
import dev.retort.service.MigrationService;
import dev.retort.sql.DialectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoRevisionsTest {
  private static final Path DEMO = Path.of("assets/demo");
  private static final Path STEPS = Path.of("src/test/resources/demo");

  @TempDir Path folder = Path.of("");

  private Path model = Path.of("");

  @BeforeEach
  void copyTheDemo() throws IOException {
    Path versions = Files.createDirectories(folder.resolve("assets/demo/versions"));
    try (Stream<Path> files = Files.list(DEMO.resolve("versions"))) {
      for (Path file : files.toList()) {
        Files.copy(file, versions.resolve(file.getFileName().toString()));
      }
    }
    model = folder.resolve("assets/demo/model.yaml");
    Files.copy(DEMO.resolve("model.yaml"), model);
    Files.copy(Path.of("config.yaml"), folder.resolve("config.yaml"));
  }

  private MigrationService service() {
    return MigrationService.open(folder.resolve("config.yaml"));
  }

  @Test
  void theRevisionsBuildWhatTheModelSays() {
    try (MigrationService service = service()) {
      assertThat(service.generate("nothing").isEmpty()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "f04b071df5c7, model-1-initial.yaml",
    "b895d3d4854c, model-2-queue.yaml",
    "fc4a80a07c43, model-3a-sharing.yaml",
    "679f7c0913cd, model-3b-outputs.yaml",
    "641fd000d4e5, model-4-merged.yaml"
  })
  void eachRevisionBuildsItsStepAndGoesBack(String revision, String step) throws IOException {
    Files.writeString(model, Files.readString(STEPS.resolve(step)));
    try (MigrationService service = service()) {
      service.upgrade(revision);
      assertThat(service.liveSchema().tables().keySet())
          .containsExactlyElementsOf(service.modelSchema().tables().keySet());
      service.downgrade("base");
      assertThat(service.liveSchema().isEmpty()).isTrue();
    }
  }

  @Test
  void allTenTablesExistAtTheHead() {
    try (MigrationService service = service()) {
      service.upgrade("head");
      assertThat(service.liveSchema().tables()).hasSize(10);
      assertThat(service.status().current()).containsExactly("e92e0c455288");
    }
  }

  @Test
  void aNewTableIsWrittenForEachDialectAndGoesUpAndDown() throws IOException {
    String extras =
        """
        tables:
          extras:
            columns:
              id: {type: bigint, autoincrement: true}
              note: {type: varchar(20)}
            primary_key: [id]
        """;
    Files.writeString(model, Files.readString(model).replaceFirst("(?m)^tables:\\R", extras));
    try (MigrationService service = service()) {
      GeneratedRevision generated = service.generate("add extras");
      assertThat(generated.upgradeSql())
          .containsOnlyKeys(DialectId.SQLITE, DialectId.MYSQL, DialectId.POSTGRESQL);
      assertThat(generated.save()).isPresent();
      service.upgrade("head");
      assertThat(service.liveSchema().tables()).containsKey("extras");
      service.downgrade("-1");
      assertThat(service.liveSchema().tables()).doesNotContainKey("extras");
      assertThat(service.generate("again").isEmpty()).isTrue();
    }
  }
}
