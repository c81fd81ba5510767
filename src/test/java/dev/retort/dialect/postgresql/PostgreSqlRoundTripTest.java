package dev.retort.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.TestServer;
import dev.retort.diff.RandomSchemas;
import dev.retort.schema.Check;
import dev.retort.schema.ColumnType;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgreSqlRoundTripTest {
  private static final Path CASES = Path.of("src/test/resources/cases/postgresql-round-trip");
  private static final TestServer SERVER = TestServer.POSTGRESQL;

  @ParameterizedTest
  @ValueSource(strings = {"tables", "objects"})
  void whatIsReadCanBeWrittenAndReadAgain(String name) throws Exception {
    Schema read = load(CASES.resolve(name + ".sql"));
    Schema again = SERVER.build(read);
    assertThat(SERVER.differences(read, again)).isEmpty();
    assertThat(withoutOpaque(again)).isEqualTo(withoutOpaque(read));
  }

  @Test
  void whatIsNotUnderstoodIsToldAndKept() throws Exception {
    Schema read = load(CASES.resolve("opaque.sql"));
    assertThat(
            read.objects().values().stream()
                .filter(o -> o.kind() == StoredObject.Kind.OPAQUE)
                .map(o -> o.sql().replace("-- not understood, and kept: ", ""))
                .map(sql -> sql.replaceAll("(?s)[:,(].*|AS .*", "").strip())
                .collect(Collectors.toSet()))
        .contains(
            "domain positive",
            "composite type pair",
            "partition events_2025 of events FOR VALUES FROM",
            "constraint no_overlap of bookings",
            "materialized view totals",
            "policy own_rows of bookings",
            "enum type unused that no column has");
    assertThat(SERVER.differences(read, Schema.empty()))
        .noneMatch(c -> c.toString().contains("OPAQUE"));
  }

  @Test
  void randomSchemasGoThereAndBack() throws SQLException {
    for (long seed = 0; seed < 12; seed++) {
      RandomSchemas random = new RandomSchemas(seed);
      Schema from = SERVER.build(possible(random.schema()));
      Schema wanted = SERVER.build(possible(random.near(from)));
      try (Connection connection = SERVER.connect(SERVER.newDatabase())) {
        var policy = SERVER.dialect().diffPolicy(List.of());
        SERVER.migrate(connection, Schema.empty(), from, policy);
        SERVER.migrate(connection, from, wanted, policy);
        Schema there = SERVER.read(connection);
        assertThat(SERVER.differences(there, wanted)).as("seed " + seed).isEmpty();
        SERVER.migrate(connection, there, from, policy);
        assertThat(SERVER.differences(SERVER.read(connection), from)).as("seed " + seed).isEmpty();
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
                        .checks(t.checks().stream().filter(c -> isPossible(t, c)).toList())
                        .foreignKeys(
                            t.foreignKeys().stream().filter(f -> isPossible(schema, t, f)).toList())
                        .build())
            .toList(),
        schema.views().values().stream()
            .map(v -> new View(v.name(), v.sql().replace("SELECT id, id ", "SELECT id ")))
            .toList(),
        List.of());
  }

  private static boolean isPossible(Schema schema, Table table, ForeignKey key) {
    List<ColumnType> own = types(table, key.columns());
    return schema
        .table(key.referencedTable())
        .map(t -> types(t, key.referencedColumns()).equals(own))
        .orElse(false);
  }

  /** A text is never compared with a number here. */
  private static boolean isPossible(Table table, Check check) {
    return table.columns().stream()
        .filter(c -> check.expression().matches(".*\\b" + c.name() + "\\b.*"))
        .allMatch(
            c ->
                c.type().equals(ColumnType.of(TypeName.BIGINT))
                    || c.type().equals(ColumnType.of(TypeName.INTEGER)));
  }

  private static List<ColumnType> types(Table table, List<String> names) {
    return names.stream().flatMap(n -> table.column(n).stream()).map(c -> c.type()).toList();
  }

  private static Schema withoutOpaque(Schema schema) {
    return Schema.of(
        schema.tables().values(),
        schema.views().values(),
        schema.objects().values().stream()
            .filter(o -> o.kind() != StoredObject.Kind.OPAQUE)
            .toList());
  }

  private static Schema load(Path file) throws IOException, SQLException {
    try (Connection connection = SERVER.connect(SERVER.newDatabase());
        Statement statement = connection.createStatement()) {
      statement.execute(Files.readString(file, StandardCharsets.UTF_8));
      return SERVER.read(connection);
    }
  }
}
