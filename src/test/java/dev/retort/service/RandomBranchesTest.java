package dev.retort.service;

import dev.retort.dialect.PossibleSchemas;
import dev.retort.dialect.SchemaPair;
import dev.retort.dialect.ScratchDatabase;
import dev.retort.dialect.TestServer;
import dev.retort.diff.DiffPolicy;
import dev.retort.diff.RandomSchemas;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.schema.Schema;
import dev.retort.service.ConflictReport.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Two random branches on a random schema: what is said of their order is what really running both
 * orders gives, and branches that do not commute have a named conflict. {@code -Pproperties} tries
 * a thousand pairs for each server; a failure names its seed and is made as small as it goes.
 */
@SuppressWarnings("NullAway.Init")
final class RandomBranchesTest {
  private static final int PAIRS = Integer.getInteger("retort.pairs", 50) * 2 / 5;
  private static final int MOST = 1000;

  @TempDir static Path folder;

  /** A schema and what two branches make of it. */
  private record Fork(Schema base, Schema left, Schema right) {}

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = Mode.EXCLUDE, names = "MYSQL")
  void whatIsSaidOfTheOrderIsWhatBothOrdersGive(TestServer server) throws Exception {
    String url = server.newDatabase();
    int pairs = PAIRS > 50 ? MOST : PAIRS;
    for (long seed = 0; seed < pairs; seed++) {
      RandomSchemas random = new RandomSchemas(seed);
      Schema base = build(server, url, PossibleSchemas.on(server, random.schema()));
      Schema left = build(server, url, PossibleSchemas.on(server, random.near(base)));
      Schema right = build(server, url, PossibleSchemas.on(server, random.near(base)));
      Fork fork = new Fork(base, left, right);
      Optional<String> fault = fault(server, url, fork);
      if (fault.isPresent()) {
        throw new AssertionError(
            "seed " + seed + ": " + fault.get() + "\n" + smallest(server, url, fork));
      }
    }
  }

  private static Fork smallest(TestServer server, String url, Fork fork) {
    Fork best = fork;
    boolean smaller = true;
    while (smaller) {
      Fork before = best;
      Schema left =
          new SchemaPair(best.base, best.left)
              .smallest(
                  pair -> isWrong(server, url, new Fork(pair.from(), pair.to(), before.right)))
              .to();
      best = new Fork(best.base, left, best.right);
      Fork half = best;
      Schema right =
          new SchemaPair(best.base, best.right)
              .smallest(pair -> isWrong(server, url, new Fork(pair.from(), half.left, pair.to())))
              .to();
      best = new Fork(best.base, best.left, right);
      smaller = !best.equals(before);
    }
    return best;
  }

  private static boolean isWrong(TestServer server, String url, Fork fork) {
    try {
      return fault(
              server,
              url,
              new Fork(
                  build(server, url, fork.base),
                  build(server, url, fork.left),
                  build(server, url, fork.right)))
          .isPresent();
    } catch (SQLException | IOException e) {
      return false; // Too much was taken away.
    }
  }

  private static Optional<String> fault(TestServer server, String url, Fork fork)
      throws SQLException, IOException {
    DiffPolicy policy = server.dialect().diffPolicy(List.of());
    List<String> left = server.statements(fork.base, fork.left, policy);
    List<String> right = server.statements(fork.base, fork.right, policy);
    Verdict really = really(server, url, fork.base, left, right);
    ConflictReport said =
        said(
            server,
            url,
            server.statements(Schema.empty(), fork.base, DiffPolicy.EXACT),
            left,
            right);
    Verdict verdict = said.orders().get(0).verdict();
    if (verdict != really) {
      return Optional.of("said " + verdict + ", but it is " + really);
    }
    return really != Verdict.COMMUTES && said.conflicts().isEmpty()
        ? Optional.of(verdict + " without a conflict: " + said.orders().get(0).detail())
        : Optional.empty();
  }

  private static Verdict really(
      TestServer server, String url, Schema base, List<String> left, List<String> right)
      throws SQLException {
    Optional<Schema> first = built(server, url, base, left, right);
    Optional<Schema> second = built(server, url, base, right, left);
    if (first.isEmpty() || second.isEmpty()) {
      return Verdict.FAILS;
    }
    return server.differences(first.get(), second.get()).isEmpty()
        ? Verdict.COMMUTES
        : Verdict.DIFFERS;
  }

  /** Empty if the second fails after the first. */
  private static Optional<Schema> built(
      TestServer server, String url, Schema base, List<String> first, List<String> second)
      throws SQLException {
    try (ScratchDatabase scratch = server.scratch(url)) {
      Connection connection = scratch.connection();
      server.migrate(connection, Schema.empty(), base, DiffPolicy.EXACT);
      server.run(connection, first);
      try {
        server.run(connection, second);
      } catch (SQLException e) {
        return Optional.empty();
      }
      return Optional.of(server.read(connection));
    }
  }

  private static ConflictReport said(
      TestServer server, String url, List<String> base, List<String> left, List<String> right)
      throws IOException {
    Path versions = Files.createTempDirectory(folder, "versions");
    write(versions, "root", "", base);
    write(versions, "left", "root", left);
    write(versions, "right", "root", right);
    String who =
        server.who().entrySet().stream()
            .map(
                e ->
                    ", "
                        + (e.getKey().equals("user") ? "username" : e.getKey())
                        + ": "
                        + e.getValue())
            .reduce("", String::concat);
    Path config =
        Files.writeString(
            versions.resolve("config.yaml"),
            "database: {url: \"%s\"%s}\nmigrations: {locations: [\".\"], dialects: [%s]}\n"
                .formatted(address(server, url), who, server.dialect().id().id()));
    try (MigrationService service = MigrationService.open(config)) {
      return service.conflicts(List.of("left", "right"), Progress.NONE, Cancellation.none()).get(0);
    }
  }

  private static String address(TestServer server, String url) {
    return server == TestServer.MARIADB ? url.replace("jdbc:mysql:", "jdbc:mariadb:") : url;
  }

  private static void write(Path versions, String id, String parent, List<String> statements)
      throws IOException {
    StringBuilder text = new StringBuilder("-- @revision " + id + "\n");
    if (!parent.isEmpty()) {
      text.append("-- @down_revision ").append(parent).append('\n');
    }
    text.append("-- @message ").append(id).append("\n\n-- @upgrade\n");
    statements.forEach(s -> text.append(s).append(";\n"));
    Files.writeString(versions.resolve(id + ".sql"), text);
  }

  private static Schema build(TestServer server, String url, Schema schema) throws SQLException {
    try (ScratchDatabase scratch = server.scratch(url)) {
      server.migrate(scratch.connection(), Schema.empty(), schema, DiffPolicy.EXACT);
      return server.read(scratch.connection());
    }
  }
}
