package dev.retort.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.ModelSettings.YamlModel;
import dev.retort.sql.DialectId;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The environment files that come with the project. */
class DemoEnvironmentsTest {
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Path PRODUCTION = Path.of("assets/demo/config.prod.yaml");

  @Test
  void theDefaultIsAnSqliteFileBesideTheConfiguration() {
    Environment demo = EnvironmentLoader.load(Path.of("config.yaml"), Map.of());
    assertThat(demo.database().url()).isEqualTo("jdbc:sqlite:" + HERE.resolve("retort-demo.db"));
    assertThat(demo.migrations().locations()).containsExactly(HERE.resolve("assets/demo/versions"));
  }

  @Test
  void theTestEnvironmentNeedsNoVariables() {
    Environment test = EnvironmentLoader.load(Path.of("config.test.yaml"), Map.of());
    assertThat(test.dialect()).isEqualTo(DialectId.MYSQL);
    assertThat(test.database().username()).isEqualTo("retort");
    assertThat(test.model()).isEqualTo(new YamlModel(HERE.resolve("assets/demo/model.yaml")));
  }

  @Test
  void productionNamesEachVariableThatIsMissing() {
    assertThatThrownBy(() -> EnvironmentLoader.load(PRODUCTION, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("the variable PROD_DB_HOST is not set")
        .hasMessageContaining("the variable PROD_DB_PASSWORD is not set")
        .hasMessageContaining("the variable SCRATCH_DB_PASSWORD is not set");
  }

  @Test
  void productionIsProtectedAndRehearsesElsewhere() {
    Environment production =
        EnvironmentLoader.load(
            PRODUCTION,
            Map.of("PROD_DB_HOST", "db", "PROD_DB_PASSWORD", "p", "SCRATCH_DB_PASSWORD", "s"));
    assertThat(production.guard().level()).isEqualTo(GuardLevel.PROTECTED);
    assertThat(production.scratch())
        .isEqualTo(
            new ScratchSettings(
                "jdbc:mysql://127.0.0.1:3306/retort_scratch", "retort", Secret.of("s")));
  }
}
