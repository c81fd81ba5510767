package dev.retort.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.ScratchDatabase;
import dev.retort.dialect.TestServer;
import dev.retort.diff.DiffPolicy;
import dev.retort.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class MySqlRoundTripTest {
  private static final Path SCHEMAS = Path.of("src/test/resources/cases/mysql-round-trip");
  private static final Path CHANGES = Path.of("src/test/resources/cases/mysql-changes");

  @ParameterizedTest
  @EnumSource(
      value = TestServer.class,
      names = {"MARIADB", "MYSQL"})
  void whatIsReadCanBeWrittenAndReadAgain(TestServer server) throws Exception {
    for (Path file : files(SCHEMAS, server)) {
      try (Connection connection = load(server, Files.readString(file));
          ScratchDatabase scratch = server.scratch(server.newDatabase())) {
        Schema read = server.read(connection);
        server.migrate(scratch.connection(), Schema.empty(), read, DiffPolicy.EXACT);
        Schema again = server.read(scratch.connection());
        assertThat(server.differences(read, again)).as(file.toString()).isEmpty();
        assertThat(again).as(file.toString()).isEqualTo(read);
        // What was never read can't differ in what was read, so the server is asked as well.
        assertThat(lines(scratch.connection()))
            .as(file.toString())
            .containsExactlyInAnyOrderElementsOf(lines(connection));
      }
    }
  }

  static List<Arguments> changes() throws IOException {
    List<Arguments> all = new ArrayList<>();
    for (TestServer server : List.of(TestServer.MARIADB, TestServer.MYSQL)) {
      for (Path file : files(CHANGES, server)) {
        all.add(Arguments.of(server, String.valueOf(file.getFileName())));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aChangeLeadsToTheOtherSchemaAndBack(TestServer server, String name) throws Exception {
    String[] scripts = Files.readString(CHANGES.resolve(name)).split("-- becomes\\s+");
    DiffPolicy policy = server.dialect().diffPolicy(List.of(server.dialect().id()));
    try (Connection before = load(server, scripts[0]);
        Connection after = load(server, scripts[1]);
        Connection changed = load(server, scripts[0])) {
      Schema from = server.read(before);
      Schema to = server.read(after);
      server.migrate(changed, from, to, policy);
      assertThat(server.differences(server.read(changed), to)).isEmpty();
      assertThat(sorted(changed)).isEqualTo(sorted(after));
      server.migrate(changed, to, from, policy);
      assertThat(server.differences(server.read(changed), from)).isEmpty();
      assertThat(sorted(changed)).isEqualTo(sorted(before));
    }
  }

  /** Who made it is the server's affair; whose rights count for whoever reads it is not. */
  @ParameterizedTest
  @EnumSource(
      value = TestServer.class,
      names = {"MARIADB", "MYSQL"})
  void aDefinerIsNoChangeButSecurityIs(TestServer server) throws Exception {
    String table = "CREATE TABLE t (id INT PRIMARY KEY);;CREATE %s VIEW v AS SELECT id FROM t";
    try (Connection plain = load(server, table.formatted(""));
        Connection other =
            load(server, table.formatted("DEFINER=`nobody`@`%` SQL SECURITY DEFINER"));
        Connection invoker = load(server, table.formatted("SQL SECURITY INVOKER"))) {
      Schema read = server.read(plain);
      assertThat(server.differences(read, server.read(other))).isEmpty();
      assertThat(server.read(other)).isEqualTo(read);
      assertThat(server.differences(read, server.read(invoker))).hasSize(1);
    }
  }

  private static List<Path> files(Path folder, TestServer server) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      String other = server == TestServer.MYSQL ? "mariadb-" : "mysql-";
      return all.filter(f -> !f.getFileName().toString().startsWith(other)).sorted().toList();
    }
  }

  private static Connection load(TestServer server, String script) throws SQLException {
    Connection connection = server.connect(server.newDatabase());
    try (Statement statement = connection.createStatement()) {
      for (String sql : script.split(";;\\s*")) {
        if (!sql.isBlank()) {
          statement.execute(sql.strip());
        }
      }
    }
    return connection;
  }

  /** In no order, and without what MariaDB remembers of the pages that a key once had. */
  private static List<String> sorted(Connection connection) throws SQLException {
    return lines(connection).stream()
        .map(line -> line.replaceAll(" AUTO_INCREMENT=\\d+|(?<=\\)) KEY_BLOCK_SIZE=\\d+", ""))
        .sorted()
        .toList();
  }

  /** How the server itself writes each table and view, by lines. */
  private static List<String> lines(Connection connection) throws SQLException {
    List<String> lines = new ArrayList<>();
    for (String name : column(connection, "SHOW TABLES", 1)) {
      String text = column(connection, "SHOW CREATE TABLE " + MySqlNames.quote(name), 2).get(0);
      text.replaceAll("`" + connection.getCatalog() + "`\\.", "")
          .replace(" ON UPDATE RESTRICT", "")
          .lines()
          .forEach(line -> lines.add(name + ": " + line.replaceAll("(?<!MAXVALUE),$", "")));
    }
    return lines;
  }

  private static List<String> column(Connection connection, String sql, int column)
      throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(column));
      }
    }
    return values;
  }
}
