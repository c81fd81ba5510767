package dev.retort.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.dialect.TestServer;
import dev.retort.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Public schemas, where they are beside the project: built again from what was read, they are
 * equal.
 */
final class PostgreSqlCorporaTest {
  private static final TestServer SERVER = TestServer.POSTGRESQL;

  @ParameterizedTest
  @ValueSource(strings = {"chinook", "sakila"})
  void aPublicSchemaIsBuiltAgain(String name) throws Exception {
    Path file = corpora().resolve("postgresql/" + name + ".sql");
    assumeTrue(Files.exists(file), file + " is not here");
    Schema read;
    try (Connection connection = SERVER.connect(SERVER.newDatabase());
        Statement statement = connection.createStatement()) {
      statement.execute(Files.readString(file, StandardCharsets.UTF_8));
      read = SERVER.read(connection);
    }
    assertThat(read.tables()).hasSizeGreaterThan(10);
    assertThat(SERVER.differences(read, SERVER.build(read))).isEmpty();
  }

  private static Path corpora() {
    Path folder = Path.of("../shared/corpora").toAbsolutePath().normalize();
    return Files.isDirectory(folder) ? folder : Path.of("../../shared/corpora");
  }
}
