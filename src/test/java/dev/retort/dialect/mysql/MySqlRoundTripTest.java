package dev.retort.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.TestServer;
import dev.retort.diff.RandomSchemas;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.schema.TypeName;
import dev.retort.schema.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
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

  @ParameterizedTest
  @EnumSource(
      value = TestServer.class,
      names = {"MARIADB", "MYSQL"})
  void randomSchemasGoThereAndBack(TestServer server) throws SQLException {
    for (long seed = 0; seed < 12; seed++) {
      RandomSchemas random = new RandomSchemas(seed);
      Schema from = server.build(possible(random.schema()));
      Schema wanted = server.build(possible(random.near(from)));
      try (Connection connection = server.connect(server.newDatabase())) {
        var policy = server.dialect().diffPolicy(List.of());
        server.migrate(connection, Schema.empty(), from, policy);
        server.migrate(connection, from, wanted, policy);
        Schema there = server.read(connection);
        assertThat(server.differences(there, wanted)).as("seed " + seed).isEmpty();
        server.migrate(connection, there, from, policy);
        assertThat(server.differences(server.read(connection), from)).as("seed " + seed).isEmpty();
      }
    }
  }

  /** Leaves out what no such server takes: see the conditions. */
  private static Schema possible(Schema schema) {
    return Schema.of(
        schema.tables().values().stream()
            .map(
                t ->
                    t.toBuilder()
                        .options(Map.of())
                        .columns(t.columns().stream().map(MySqlRoundTripTest::keyable).toList())
                        .foreignKeys(
                            t.foreignKeys().stream().filter(f -> isPossible(schema, t, f)).toList())
                        .indexes(
                            t.indexes().stream()
                                .filter(
                                    i -> i.parts().stream().distinct().count() == i.parts().size())
                                .toList())
                        .build())
            .toList(),
        schema.views().values().stream()
            .map(v -> new View(v.name(), v.sql().replace("SELECT id, id ", "SELECT id ")))
            .toList(),
        List.of());
  }

  /** A column under a key can't become a long text as it stands. */
  private static Column keyable(Column column) {
    return column.type().equals(ColumnType.of(TypeName.TEXT))
        ? column.withType(ColumnType.of(TypeName.VARCHAR, 99))
        : column;
  }

  private static boolean isPossible(Schema schema, Table table, ForeignKey key) {
    if (key.referencedTable().equals(table.name())
        && key.columns().equals(key.referencedColumns())) {
      return false;
    }
    List<ColumnType> own = types(table, key.columns());
    return !own.contains(ColumnType.of(TypeName.TEXT))
        && schema
            .table(key.referencedTable())
            .map(t -> types(t, key.referencedColumns()).equals(own))
            .orElse(false);
  }

  private static List<ColumnType> types(Table table, List<String> names) {
    return names.stream().flatMap(n -> table.column(n).stream()).map(Column::type).toList();
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
