package dev.retort.service.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.EnvironmentLoader;
import dev.retort.dialect.ScratchDatabase;
import dev.retort.error.Cancellation;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.schema.TypeName;
import dev.retort.service.ConnectionFailedException;
import dev.retort.testsupport.MariaDbServer;
import dev.retort.testsupport.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class WorkbenchTest {
  private static final Table TABLE =
      Table.builder("t")
          .column(Column.of("id", ColumnType.of(TypeName.BIGINT)).withNullable(false))
          .primaryKey(new PrimaryKey("pk_t", List.of("id")))
          .build();
  private static final Schema SCHEMA = Schema.ofTables(List.of(TABLE));

  @TempDir Path folder;

  private ScratchSchemas scratches(String database) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("config.yaml"),
            "database: %s\nmigrations: {locations: [versions]}\n".formatted(database));
    return new ScratchSchemas(EnvironmentLoader.load(file, Map.of()), Cancellation.none());
  }

  private static List<String> scratchesOf(String kind, String url) throws SQLException {
    String question =
        kind.equals("postgresql")
            ? "SELECT datname FROM pg_database WHERE datname LIKE 'retort_scratch_%'"
            : "SHOW DATABASES LIKE 'retort_scratch_%'";
    List<String> names = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(
                url, kind.equals("postgresql") ? "postgres" : MariaDbServer.USER, password(kind));
        ResultSet rows = connection.createStatement().executeQuery(question)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private static String password(String kind) {
    return kind.equals("postgresql") ? "" : MariaDbServer.PASSWORD;
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "mariadb"})
  void whatWasBegunIsGoneWithTheBench(String kind) throws IOException, SQLException {
    String url =
        kind.equals("postgresql") ? PostgresServer.newDatabase() : MariaDbServer.newDatabase();
    List<String> others = scratchesOf(kind, url);
    ScratchSchemas scratches =
        scratches(
            kind.equals("postgresql")
                ? "{url: \"%s\", username: postgres}".formatted(url)
                : "{url: \"%s\", username: %s, password: %s}"
                    .formatted(
                        url.replace("jdbc:mysql:", "jdbc:mariadb:"),
                        MariaDbServer.USER,
                        MariaDbServer.PASSWORD));
    try (Workbench bench = new Workbench(scratches)) {
      bench.prepare();
    }
    assertThat(others).containsAll(scratchesOf(kind, url));
    try (Workbench bench = new Workbench(scratches)) {
      bench.prepare();
      assertThat(bench.readAside(SCHEMA).tables()).containsOnlyKeys("t");
      Schema read = bench.readInPlace(SCHEMA);
      try (ScratchDatabase taken = bench.take(read)) {
        assertThat(scratches.read(taken)).isEqualTo(read);
      }
      assertThat(bench.readInPlace(SCHEMA)).isEqualTo(read);
    }
    assertThat(others).containsAll(scratchesOf(kind, url));
  }

  @Test
  void aDatabaseThatCannotBeMadeIsAnErrorForWhoNeedsIt() throws IOException {
    ScratchSchemas scratches =
        scratches("{url: \"jdbc:postgresql://127.0.0.1:1/nowhere\", username: nobody}");
    assertThatCode(
            () -> {
              try (Workbench bench = new Workbench(scratches)) {
                bench.prepare();
              }
            })
        .doesNotThrowAnyException();
    try (Workbench bench = new Workbench(scratches)) {
      bench.prepare();
      assertThatThrownBy(() -> bench.readAside(SCHEMA))
          .isInstanceOf(ConnectionFailedException.class);
    }
  }
}
