package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.dialect.TestServer;
import dev.retort.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schemas that libraries ship for their users' databases, see {@link SchemaTakeover}. */
class ArtifactSchemasTest {
  private static final String CAMUNDA = "org/camunda/bpm/engine/db/create/activiti.";

  @ParameterizedTest
  @CsvSource({
    "SQLITE,spring,11,0",
    "POSTGRESQL,spring,8,3",
    "MARIADB,spring,8,3",
    "MYSQL,spring,11,0",
    "POSTGRESQL,quartz,11,0",
    "MARIADB,quartz,11,0",
    "MYSQL,quartz,11,0",
    "POSTGRESQL,camunda,49,0",
  })
  void aShippedSchemaIsTakenOverAndBuiltAgain(
      TestServer server, String name, int tables, int objects, @TempDir Path folder)
      throws Exception {
    Schema live = new SchemaTakeover(server, folder).of(script(server, name), 0);
    assertThat(live.tables()).hasSize(tables);
    assertThat(live.objects()).hasSize(objects);
  }

  /** Takes minutes, so it is a part of {@code mvn -Pproperties verify}. */
  @ParameterizedTest
  @CsvSource({
    "MARIADB,1,49",
    "MYSQL,1,49",
    "POSTGRESQL,20,980",
    "MARIADB,20,980",
    "MYSQL,20,980",
  })
  void soIsAThousandTables(TestServer server, int times, int tables, @TempDir Path folder)
      throws Exception {
    assumeTrue(Integer.getInteger("retort.pairs", 50) >= 1000, "only with mvn -Pproperties verify");
    String once = script(server, "camunda");
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < times; i++) {
      // Tables, indexes and constraints alike begin so.
      script.append(once.replaceAll("\\bACT_", "A%02d_".formatted(i)));
    }
    assertThat(new SchemaTakeover(server, folder).of(script.toString(), 0).tables())
        .hasSize(tables);
  }

  private static String script(TestServer server, String name) throws IOException {
    boolean postgres = server == TestServer.POSTGRESQL;
    String kind = server.dialect().id().id();
    String family = server == TestServer.MARIADB ? "mysql" : kind;
    List<String> files =
        switch (name) {
          case "spring" ->
              List.of(
                  "org/springframework/batch/core/schema-" + kind + ".sql",
                  "org/springframework/session/jdbc/schema-" + family + ".sql");
          case "quartz" ->
              List.of(
                  "org/quartz/impl/jdbcjobstore/tables_"
                      + (postgres ? "postgres" : "mysql_innodb")
                      + ".sql");
          default ->
              List.of(
                      "engine",
                      "history",
                      "identity",
                      "case.engine",
                      "case.history",
                      "decision.engine",
                      "decision.history")
                  .stream()
                  .map(p -> CAMUNDA + (postgres ? "postgres" : "mysql") + ".create." + p + ".sql")
                  .toList();
        };
    StringBuilder script = new StringBuilder();
    for (String file : files) {
      script.append(resource(file)).append("\n");
    }
    return script.toString();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ArtifactSchemasTest.class.getClassLoader().getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
