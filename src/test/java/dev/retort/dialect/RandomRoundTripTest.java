package dev.retort.dialect;

import dev.retort.diff.RandomSchemas;
import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.schema.TypeName;
import dev.retort.schema.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random schemas and random edits of them go there and back on real servers. {@code -Pproperties}
 * tries a thousand pairs for each; a failure names its seed.
 */
final class RandomRoundTripTest {
  private static final int PAIRS = Integer.getInteger("retort.pairs", 50);
  private static final Set<TypeName> NUMBERS =
      Set.of(TypeName.SMALLINT, TypeName.INTEGER, TypeName.BIGINT, TypeName.DECIMAL);

  @ParameterizedTest
  @EnumSource(TestServer.class)
  void whatChangedIsChangedAndChangedBack(TestServer server) throws SQLException {
    String url = server.newDatabase();
    for (long seed = 0; seed < PAIRS; seed++) {
      RandomSchemas random = new RandomSchemas(seed);
      Schema from = build(server, url, possible(server, random.schema()));
      Schema wanted = build(server, url, possible(server, random.near(from)));
      Optional<String> fault = fault(server, url, from, wanted);
      if (fault.isPresent()) {
        throw new AssertionError(
            "seed " + seed + ": " + fault.get() + "\n" + smallest(server, url, from, wanted));
      }
    }
  }

  /** The same fault with as little as possible around it. */
  private static SchemaPair smallest(TestServer server, String url, Schema from, Schema wanted) {
    return new SchemaPair(from, wanted)
        .smallest(
            pair -> {
              try {
                Schema one = build(server, url, pair.from());
                return fault(server, url, one, build(server, url, pair.to())).isPresent();
              } catch (SQLException e) {
                return false; // Too much was taken away.
              }
            });
  }

  private static Optional<String> fault(TestServer server, String url, Schema from, Schema wanted)
      throws SQLException {
    var policy = server.dialect().diffPolicy(List.of());
    try (ScratchDatabase scratch = server.scratch(url)) {
      Connection connection = scratch.connection();
      server.migrate(connection, Schema.empty(), from, policy);
      try {
        server.migrate(connection, from, wanted, policy);
        Schema there = server.read(connection);
        List<?> left = server.differences(there, wanted);
        if (!left.isEmpty()) {
          return Optional.of("there: " + left);
        }
        server.migrate(connection, there, from, policy);
        left = server.differences(server.read(connection), from);
        return left.isEmpty() ? Optional.empty() : Optional.of("back: " + left);
      } catch (SQLException e) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
    }
  }

  private static Schema build(TestServer server, String url, Schema schema) throws SQLException {
    try (ScratchDatabase scratch = server.scratch(url)) {
      server.migrate(
          scratch.connection(), Schema.empty(), schema, dev.retort.diff.DiffPolicy.EXACT);
      return server.read(scratch.connection());
    }
  }

  /** Leaves out what no such server takes: see the conditions. */
  private static Schema possible(TestServer server, Schema schema) {
    boolean postgres = server == TestServer.POSTGRESQL;
    boolean free = postgres || server == TestServer.SQLITE;
    return Schema.of(
        schema.tables().values().stream()
            .map(
                t ->
                    t.toBuilder()
                        .options(Map.of())
                        .columns(t.columns().stream().map(c -> free ? c : keyable(c)).toList())
                        .checks(
                            t.checks().stream().filter(c -> !postgres || isPossible(t, c)).toList())
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

  /** To PostgreSQL a text can't be compared with a number. */
  private static boolean isPossible(Table table, Check check) {
    return table.columns().stream()
        .filter(c -> check.expression().matches(".*\\b" + c.name() + "\\b.*"))
        .allMatch(
            c ->
                c.type() instanceof ColumnType.Standard standard
                    && NUMBERS.contains(standard.name()));
  }

  /** To MySQL a column under a key can't become a long text as it stands. */
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
}
