package dev.retort.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.model.ModelException;
import dev.retort.schema.Schema;
import dev.retort.sql.DialectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder holds a {@code model.yaml} and either {@code written.yaml}, what the writer makes of
 * it, or {@code problems.txt}, all that is wrong with it. {@code -Dgolden=write} writes these anew.
 */
class ModelCasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases/model");

  static List<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  static List<Path> goodCases() throws IOException {
    return cases().stream().filter(c -> Files.exists(c.resolve("written.yaml"))).toList();
  }

  static List<Path> badCases() throws IOException {
    return cases().stream().filter(c -> Files.exists(c.resolve("problems.txt"))).toList();
  }

  @ParameterizedTest
  @MethodSource("goodCases")
  void aModelIsWrittenAsExpected(Path folder) throws IOException {
    String written = new YamlModelWriter().write(read(folder.resolve("model.yaml")));
    assertThat(written).isEqualTo(golden(folder.resolve("written.yaml"), written));
  }

  @ParameterizedTest
  @MethodSource("goodCases")
  void whatIsWrittenReadsBackEqual(Path folder) {
    assertThat(read(folder.resolve("written.yaml"))).isEqualTo(read(folder.resolve("model.yaml")));
  }

  @ParameterizedTest
  @MethodSource("badCases")
  void everyProblemIsReportedWithItsPlace(Path folder) throws IOException {
    ModelException thrown =
        catchThrowableOfType(ModelException.class, () -> read(folder.resolve("model.yaml")));
    String problems =
        thrown.problems().stream()
            .map(
                p ->
                    "%d:%d: %s\n"
                        .formatted(p.position().line(), p.position().column(), p.message()))
            .collect(Collectors.joining());
    assertThat(problems).isEqualTo(golden(folder.resolve("problems.txt"), problems));
  }

  @Test
  void setNullOnAColumnThatTakesNoNullIsAMistakeWhereTheServerSaysSo() {
    String model =
        """
        tables:
          a: {columns: {id: int}, primary_key: [id]}
          b:
            columns: {a_id: {type: int, nullable: false}}
            foreign_keys: {fk: {columns: [a_id], references: a(id), on_delete: set null}}
        """;
    Path file = Path.of("model.yaml");
    assertThat(new YamlModelReader(DialectId.POSTGRESQL).read(model, file).tables()).hasSize(2);
    assertThatThrownBy(() -> new YamlModelReader(DialectId.MYSQL).read(model, file))
        .hasMessageContaining("'set null' can't work: the column a_id is not nullable");
  }

  private static Schema read(Path file) {
    return new YamlModelReader(DialectId.SQLITE).read(file);
  }

  private static String golden(Path file, String actual) throws IOException {
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(file, actual);
    }
    return Files.readString(file);
  }
}
