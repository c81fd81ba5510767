package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.dialect.TestServer;
import dev.retort.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Public schemas, where they are beside the project: loaded as they are, taken over, and built
 * again from the revision that was written.
 */
class PublicSchemasTest {
  @ParameterizedTest
  @CsvSource({
    "SQLITE,chinook,11,0",
    "SQLITE,northwind,13,0",
    "SQLITE,sakila,16,0",
    "POSTGRESQL,chinook,11,0",
    "POSTGRESQL,sakila,15,12",
    "MARIADB,chinook,11,0",
    "MARIADB,sakila,16,0",
    "MYSQL,chinook,11,0",
    "MYSQL,sakila,16,0",
  })
  void aPublicSchemaIsTakenOverAndBuiltAgain(
      TestServer server, String name, int tables, int texts, @TempDir Path folder)
      throws Exception {
    String kind = server == TestServer.MARIADB ? "mysql" : server.dialect().id().id();
    Path script = corpora().resolve(kind + "/" + name + ".sql");
    assumeTrue(Files.isReadable(script), script + " is not here");
    Schema live = new SchemaTakeover(server, folder).of(Files.readString(script), texts);
    assertThat(live.tables()).hasSize(tables);
  }

  private static Path corpora() {
    Path folder = Path.of("../shared/corpora").toAbsolutePath().normalize();
    return Files.isDirectory(folder) ? folder : Path.of("../../shared/corpora");
  }
}
