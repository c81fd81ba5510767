package dev.retort.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.sql.DialectId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that was killed leaves its scratch database behind, and the next run drops it; that of
 * a process that lives it leaves alone, however old it is.
 */
@SuppressWarnings("NullAway.Init")
class ScratchAfterCrashTest {
  private static final Instant LONG_AGO = Instant.ofEpochSecond(1_000_000_000);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TestServer.class)
  void theNextRunSweepsWhatAKilledProcessLeft(TestServer server) throws Exception {
    String url =
        server == TestServer.SQLITE
            ? "jdbc:sqlite:" + folder.resolve("beside.db")
            : server.newDatabase();
    try (ScratchHolder dead = ScratchHolder.start(server, url);
        ScratchHolder living = ScratchHolder.start(server, url)) {
      dead.kill();
      String left = grow(server, url, dead.name());
      if (server == TestServer.SQLITE) {
        age(Path.of(living.name()));
      }
      assertThat(databases(server, url)).contains(left, living.name());
      ScratchRequest request =
          new ScratchRequest(
              server == TestServer.SQLITE ? url : null,
              server == TestServer.SQLITE ? null : url,
              server.dialect().id() == DialectId.SQLITE ? Map.of() : server.who());
      try (ScratchDatabase next = server.dialect().openScratch(request)) {
        assertThat(next.connection().isValid(5)).isTrue();
        assertThat(databases(server, url)).doesNotContain(left).contains(living.name());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, names = "POSTGRESQL")
  void anOldOneWithASessionIsKept(TestServer server) throws Exception {
    String url = server.newDatabase();
    String old = "retort_scratch_1000000000_" + ProcessHandle.current().pid();
    try (Connection connection = server.connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + old);
    }
    try (Connection session = server.connect(url.replaceFirst("/t\\d+\\?", "/" + old + "?"));
        ScratchDatabase next = server.scratch(url)) {
      assertThat(session.getCatalog()).isEqualTo(old);
      assertThat(next.connection().isValid(5)).isTrue();
      assertThat(databases(server, url)).contains(old);
    }
    execute(server, url, "DROP DATABASE " + old + " WITH (FORCE)");
  }

  /** Makes a minute pass, and waits until the server has noticed that its client is dead. */
  private static String grow(TestServer server, String url, String name) throws Exception {
    switch (server) {
      case SQLITE -> age(Path.of(name));
      case MARIADB, MYSQL ->
          execute(
              server, url, "DO GET_LOCK('" + name + "', 30)", "DO RELEASE_LOCK('" + name + "')");
      case POSTGRESQL -> {
        String old = name.replaceFirst("_\\d+_", "_" + LONG_AGO.getEpochSecond() + "_");
        // It waits five seconds for sessions to end, by itself.
        execute(server, url, "ALTER DATABASE " + name + " RENAME TO " + old);
        return old;
      }
    }
    return name;
  }

  private static void age(Path file) throws Exception {
    Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
  }

  private static void execute(TestServer server, String url, String... all) throws SQLException {
    try (Connection connection = server.connect(url);
        Statement statement = connection.createStatement()) {
      for (String sql : all) {
        statement.execute(sql);
      }
    }
  }

  private List<String> databases(TestServer server, String url) throws Exception {
    if (server == TestServer.SQLITE) {
      try (Stream<Path> files = Files.list(folder)) {
        return files.map(Path::toString).toList();
      }
    }
    String query =
        server == TestServer.POSTGRESQL ? "SELECT datname FROM pg_database" : "SHOW DATABASES";
    try (Connection connection = server.connect(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }
}
