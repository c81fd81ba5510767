package dev.retort.dialect;

import dev.retort.diff.RandomSchemas;
import dev.retort.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random schemas and random edits of them go there and back on real servers. {@code -Pproperties}
 * tries a thousand pairs for each; a failure names its seed.
 */
final class RandomRoundTripTest {
  private static final int PAIRS = Integer.getInteger("retort.pairs", 50);

  @ParameterizedTest
  @EnumSource(TestServer.class)
  void whatChangedIsChangedAndChangedBack(TestServer server) throws SQLException {
    String url = server.newDatabase();
    for (long seed = 0; seed < PAIRS; seed++) {
      RandomSchemas random = new RandomSchemas(seed);
      RandomDetails details = new RandomDetails(server, seed);
      Schema from = build(server, url, details.in(PossibleSchemas.on(server, random.schema())));
      Schema wanted = build(server, url, details.in(PossibleSchemas.on(server, random.near(from))));
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

  /** Built in another way than what is compared with it. */
  private static Schema build(TestServer server, String url, Schema schema) throws SQLException {
    try (ScratchDatabase scratch = server.scratch(url)) {
      try (Statement statement = scratch.connection().createStatement()) {
        for (DdlStatement one : server.dialect().renderer().create(schema)) {
          if (!one.sql().isEmpty()) {
            statement.execute(one.sql());
          }
        }
      }
      return server.read(scratch.connection());
    }
  }
}
