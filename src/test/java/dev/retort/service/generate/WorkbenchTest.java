package dev.retort.service.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.EnvironmentLoader;
import dev.retort.error.Cancellation;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.schema.TypeName;
import dev.retort.service.ConnectionFailedException;
import dev.retort.service.ModelNotBuildableException;
import dev.retort.sql.DialectId;
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
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class WorkbenchTest {
  private static final Table TABLE = table("t");
  private static final Schema SCHEMA = Schema.ofTables(List.of(TABLE));

  @TempDir Path folder;

  private static Table table(String name) {
    return Table.builder(name)
        .column(Column.of("id", ColumnType.of(TypeName.BIGINT)).withNullable(false))
        .primaryKey(new PrimaryKey("pk_" + name, List.of("id")))
        .build();
  }

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
        kind.equals("postgresql")
            ? scratches("{url: \"%s\", username: postgres}".formatted(url))
            : mariaDb(url);
    try (Workbench bench = new Workbench(scratches)) {
      bench.prepare();
    }
    assertThat(others).containsAll(scratchesOf(kind, url));
    try (Workbench bench = new Workbench(scratches)) {
      bench.prepare();
      assertThat(bench.readAside(SCHEMA).tables()).containsOnlyKeys("t");
      Schema read = bench.readInPlace(SCHEMA);
      try (Workbench.Taken taken = bench.take(read)) {
        assertThat(taken.content()).isEqualTo(read);
        assertThat(scratches.read(taken)).isEqualTo(read);
      }
      assertThat(bench.readInPlace(SCHEMA)).isEqualTo(read);
      Table more = table("more");
      try (Workbench.Taken taken = bench.take(Schema.ofTables(List.of(TABLE, more)))) {
        assertThat(taken.content().tables()).containsOnlyKeys("t", "more");
        assertThat(taken.content()).isEqualTo(scratches.read(taken));
      }
    }
    assertThat(others).containsAll(scratchesOf(kind, url));
  }

  @Test
  void twoReadingsAtOnceDoNotMeet() throws IOException, SQLException {
    String url = MariaDbServer.newDatabase();
    List<String> others = scratchesOf("mariadb", url);
    ScratchSchemas scratches = mariaDb(url);
    try (Workbench bench = new Workbench(scratches)) {
      bench.prepare();
      CompletableFuture<Schema> inPlace = bench.begin(() -> bench.readInPlace(SCHEMA));
      Schema aside = bench.readAside(Schema.ofTables(List.of(table("u"))));
      assertThat(aside.tables()).containsOnlyKeys("u");
      assertThat(Workbench.result(inPlace).tables()).containsOnlyKeys("t");
    }
    assertThat(others).containsAll(scratchesOf("mariadb", url));
  }

  @Test
  void whatNobodyWaitedForHasEndedWithTheBench() throws IOException, SQLException {
    String url = MariaDbServer.newDatabase();
    List<String> others = scratchesOf("mariadb", url);
    ScratchSchemas scratches = mariaDb(url);
    CompletableFuture<Schema> reading;
    CompletableFuture<Schema> failing;
    try (Workbench bench = new Workbench(scratches)) {
      reading = bench.begin(() -> bench.readInPlace(SCHEMA));
      failing =
          bench.begin(
              () -> {
                throw new ModelNotBuildableException(
                    DialectId.MARIADB, "CREATE", new SQLException("no"));
              });
    }
    assertThat(reading).isCompleted();
    assertThatThrownBy(() -> Workbench.result(failing))
        .isInstanceOf(ModelNotBuildableException.class);
    assertThat(others).containsAll(scratchesOf("mariadb", url));
  }

  private ScratchSchemas mariaDb(String url) throws IOException {
    return scratches(
        "{url: \"%s\", username: %s, password: %s}"
            .formatted(
                url.replace("jdbc:mysql:", "jdbc:mariadb:"),
                MariaDbServer.USER,
                MariaDbServer.PASSWORD));
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
