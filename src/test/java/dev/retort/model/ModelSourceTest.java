package dev.retort.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.ModelSettings.YamlModel;
import dev.retort.error.ErrorCode;
import dev.retort.error.FileException;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.sql.DialectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSourceTest {
  private static final SourceContext SQLITE =
      new SourceContext(DialectId.SQLITE, new NoDatabases());

  /** A model file needs none. */
  private static final class NoDatabases implements SourceContext.Databases {
    @Override
    public Schema ofScripts(List<Path> files) {
      throw new AssertionError(files);
    }

    @Override
    public Schema ofEnvironment(Path environmentFile) {
      throw new AssertionError(environmentFile);
    }

    @Override
    public Schema ofRevision(String revision) {
      throw new AssertionError(revision);
    }
  }

  private final Path folder;

  ModelSourceTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aModelFileIsASource() throws IOException {
    Path file = Files.writeString(folder.resolve("m.yaml"), "tables: {t: {columns: {a: int}}}");
    ModelSource source = ModelSource.of(new YamlModel(file));
    assertThat(source.desired(SQLITE).schema().tables()).containsOnlyKeys("t");
    assertThat(source.files()).containsExactly(file);
    assertThat(source.description()).isEqualTo("the model file m.yaml");
  }

  @Test
  void aModelFileSpeaksOfTheSectionsThatItHas() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("m.yaml"), "tables: {t: {columns: {a: int}}}\nviews: {}\ntriggers: {}");
    assertThat(ModelSource.of(new YamlModel(file)).desired(SQLITE).scope())
        .isEqualTo(new ModelScope(true, Set.of(StoredObject.Kind.TRIGGER)));
  }

  @Test
  void aMissingFileIsNamed() {
    ModelSource source = ModelSource.of(new YamlModel(folder.resolve("gone.yaml")));
    assertThatThrownBy(() -> source.desired(SQLITE))
        .isInstanceOf(FileException.class)
        .hasMessageContaining("gone.yaml")
        .hasMessageContaining("it does not exist");
  }

  @Test
  void mistakesAreFactsForPrograms() throws IOException {
    Path file = Files.writeString(folder.resolve("m.yaml"), "tables: {}\ntabels: {}\n");
    ModelSource source = ModelSource.of(new YamlModel(file));
    assertThatThrownBy(() -> source.desired(SQLITE))
        .isInstanceOfSatisfying(
            ModelException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.MODEL_INVALID);
              assertThat(e.fields())
                  .isEqualTo(
                      Map.of(
                          "problems",
                          List.of(
                              Map.of(
                                  "message",
                                  "Unknown key 'tabels' in the model. Did you mean tables?",
                                  "file",
                                  file.toString(),
                                  "line",
                                  2,
                                  "column",
                                  1,
                                  "subject",
                                  "tabels",
                                  "nearest",
                                  "tables"))));
            });
  }
}
