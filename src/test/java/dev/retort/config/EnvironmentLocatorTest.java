package dev.retort.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentLocatorTest {
  private static final Map<String, String> ARGUMENT = Map.of("config_file", "config.x.yaml");
  private static final Map<String, String> VARIABLE = Map.of("CONFIG_FILE", "config.v.yml");

  private final Path folder;

  EnvironmentLocatorTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void makeFiles() throws IOException {
    for (String name :
        new String[] {"config.a.yaml", "config.yaml", "config.x.yaml", "config.v.yml", "x.yaml"}) {
      Files.createFile(folder.resolve(name));
    }
    Files.createDirectory(folder.resolve("config.d.yaml"));
  }

  @Test
  void theOptionWins() {
    assertThat(EnvironmentLocator.locate(Path.of("config.a.yaml"), ARGUMENT, VARIABLE, folder))
        .isEqualTo(folder.resolve("config.a.yaml"));
  }

  @Test
  void theArgumentComesBeforeTheVariable() {
    assertThat(EnvironmentLocator.locate(null, ARGUMENT, VARIABLE, folder))
        .isEqualTo(folder.resolve("config.x.yaml"));
  }

  @Test
  void theVariableComesBeforeTheDefault() {
    assertThat(EnvironmentLocator.locate(null, Map.of(), VARIABLE, folder))
        .isEqualTo(folder.resolve("config.v.yml"));
  }

  @Test
  void theDefaultIsLast() {
    assertThat(EnvironmentLocator.locate(null, Map.of(), Map.of(), folder))
        .isEqualTo(folder.resolve("config.yaml"));
  }

  @Test
  void aMissingFileIsNamedWithTheWayThatLedToItAndAllWays() {
    assertThatThrownBy(
            () ->
                EnvironmentLocator.locate(
                    null, Map.of(), Map.of("CONFIG_FILE", "gone.yaml"), folder))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(folder.resolve("gone.yaml").toString())
        .hasMessageContaining("named by the variable CONFIG_FILE")
        .hasMessageContaining("--config FILE, -x config_file=FILE")
        .hasMessageContaining("config.yaml");
  }

  @Test
  void aFolderListsItsEnvironmentFilesWithTheDefaultFirst() {
    assertThat(EnvironmentLocator.inFolder(folder))
        .containsExactly(
            folder.resolve("config.yaml"),
            folder.resolve("config.a.yaml"),
            folder.resolve("config.v.yml"),
            folder.resolve("config.x.yaml"));
  }
}
