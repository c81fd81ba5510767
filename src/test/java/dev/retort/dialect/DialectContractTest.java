package dev.retort.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.diff.DiffPolicy;
import dev.retort.model.yaml.YamlModelReader;
import dev.retort.schema.Schema;
import dev.retort.sql.SqlStatement;
import dev.retort.sql.StatementSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every dialect keeps to, with the same cases for each: a folder with the model before and the
 * model after.
 */
final class DialectContractTest {
  private static final Path CASES = Path.of("src/test/resources/cases/contract");

  static List<Arguments> cases() throws IOException {
    List<Arguments> all = new ArrayList<>();
    try (Stream<Path> folders = Files.list(CASES)) {
      for (Path folder : folders.sorted().toList()) {
        for (TestServer server : TestServer.values()) {
          all.add(Arguments.of(String.valueOf(folder.getFileName()), server));
        }
      }
    }
    return all;
  }

  private static Schema model(String name, String file, TestServer server) {
    return new YamlModelReader(server.dialect().id())
        .read(CASES.resolve(name).resolve(file + ".yaml"));
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("cases")
  void equalSchemasCompareEqual(String name, TestServer server) throws SQLException {
    Schema one = server.build(model(name, "after", server));
    Schema two = server.build(model(name, "after", server));
    assertThat(server.differences(one, two)).isEmpty();
    assertThat(one).isEqualTo(two);
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("cases")
  void whatIsReadIsWrittenAndReadAgain(String name, TestServer server) throws SQLException {
    for (String file : List.of("before", "after")) {
      Schema read = server.build(model(name, file, server));
      assertThat(server.build(read)).isEqualTo(read);
    }
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("cases")
  void upAndDownReturnsToTheStart(String name, TestServer server) throws SQLException {
    Schema before = server.build(model(name, "before", server));
    Schema after = server.build(model(name, "after", server));
    assertThat(server.differences(before, after)).isNotEmpty();
    DiffPolicy policy = server.dialect().diffPolicy(List.of(server.dialect().id()));
    try (Connection connection = server.connect(server.newDatabase())) {
      server.migrate(connection, Schema.empty(), before, DiffPolicy.EXACT);
      server.migrate(connection, before, after, policy);
      assertThat(server.differences(server.read(connection), after)).isEmpty();
      server.migrate(connection, after, before, policy);
      assertThat(server.differences(server.read(connection), before)).isEmpty();
      server.migrate(connection, before, Schema.empty(), policy);
      assertThat(server.read(connection)).isEqualTo(Schema.empty());
    }
  }

  /** What a file holds is cut into statements again, and none may be another by that. */
  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("cases")
  void generatedStatementsRunUnchanged(String name, TestServer server) throws SQLException {
    Schema before = server.build(model(name, "before", server));
    Schema after = server.build(model(name, "after", server));
    DiffPolicy policy = server.dialect().diffPolicy(List.of(server.dialect().id()));
    for (List<String> statements :
        List.of(
            server.statements(Schema.empty(), before, DiffPolicy.EXACT),
            server.statements(before, after, policy),
            server.statements(after, before, policy))) {
      String text = String.join(";\n\n", statements) + ";\n";
      assertThat(StatementSplitter.load().split(server.dialect().id(), text, 1))
          .extracting(SqlStatement::text)
          .containsExactlyElementsOf(statements);
    }
  }
}
