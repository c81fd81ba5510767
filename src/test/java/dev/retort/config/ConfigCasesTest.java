package dev.retort.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code cases/config} holds environment files and the problems that must be found
 * in the one that extends, or in the only one. With {@code -Dretort.golden=write} the expectations
 * are written instead.
 */
class ConfigCasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases/config");

  static Stream<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyMistakeIsFoundWhereItStands(Path folder) throws IOException {
    Path test = folder.resolve("config.test.yaml");
    Path file = Files.exists(test) ? test : folder.resolve("config.yaml");
    ConfigException exception =
        catchThrowableOfType(
            ConfigException.class, () -> EnvironmentLoader.load(file, Map.of("DB_PORT", "3306")));
    assertThat(exception).as("problems of " + folder).isNotNull();
    String found =
        exception.problems().stream()
            .map(ConfigCasesTest::render)
            .collect(Collectors.joining("\n", "", "\n"))
            .replace(CASES.resolve("").toString() + "/", "");
    Path expected = folder.resolve("expected.txt");
    if (System.getProperty("retort.golden", "").equals("write")) {
      Files.writeString(expected, found);
    }
    assertThat(found).isEqualTo(Files.readString(expected)).doesNotContain("hunter2");
  }

  private static String render(ConfigProblem problem) {
    return problem + " [" + problem.key() + " -> " + problem.nearest() + "]";
  }
}
