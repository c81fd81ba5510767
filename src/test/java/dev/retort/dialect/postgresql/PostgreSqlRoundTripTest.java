package dev.retort.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.TestServer;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
