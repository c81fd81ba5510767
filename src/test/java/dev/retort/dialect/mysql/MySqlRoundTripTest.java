package dev.retort.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.TestServer;
import dev.retort.schema.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MySqlRoundTripTest {
  private static final Path CASES = Path.of("src/test/resources/cases/mysql-round-trip");

  @ParameterizedTest
  @EnumSource(
      value = TestServer.class,
      names = {"MARIADB", "MYSQL"})
  void whatIsReadCanBeWrittenAndReadAgain(TestServer server) throws Exception {
    for (Path file : files(server)) {
      Schema read = load(server, file);
      Schema again = server.build(read);
      assertThat(server.differences(read, again)).as(file.toString()).isEmpty();
      assertThat(again).as(file.toString()).isEqualTo(read);
    }
  }

  private static List<Path> files(TestServer server) throws IOException {
    try (Stream<Path> all = Files.list(CASES)) {
      String other = server == TestServer.MYSQL ? "mariadb-" : "mysql-";
      return all.filter(f -> !f.getFileName().toString().startsWith(other)).sorted().toList();
    }
  }

  private static Schema load(TestServer server, Path file) throws IOException, SQLException {
    try (Connection connection = server.connect(server.newDatabase());
        Statement statement = connection.createStatement()) {
      for (String sql : Files.readString(file, StandardCharsets.UTF_8).split(";;\\s*")) {
        if (!sql.isBlank()) {
          statement.execute(sql.strip());
        }
      }
      return server.read(connection);
    }
  }
}
