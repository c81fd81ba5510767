package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.lint.LintContext;
import dev.retort.lint.ServerVersion;
import dev.retort.lint.TableSize;
import dev.retort.sql.DialectId;
import dev.retort.testsupport.MariaDbServer;
import dev.retort.testsupport.MySqlServer;
import dev.retort.testsupport.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class LintContextTest {
  @TempDir Path folder;

  private LintContext context(String url, String account) throws Exception {
    Path file = folder.resolve("config.yaml");
    Files.writeString(file, "database: {url: \"" + url + "\"" + account + "}\n");
    try (MigrationService service = MigrationService.open(file)) {
      return service.lintContext();
    }
  }

  private static void run(Connection connection, String... statements) throws Exception {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void postgresqlTellsVersionAndSizes() throws Exception {
    String url = PostgresServer.newDatabase();
    try (Connection connection = DriverManager.getConnection(url)) {
      run(
          connection,
          "CREATE TABLE \"Big\" (id bigint PRIMARY KEY)",
          "INSERT INTO \"Big\" SELECT generate_series(1, 5000)",
          "ANALYZE \"Big\"",
          "CREATE TABLE unseen (id bigint PRIMARY KEY)",
          "CREATE TABLE heavy (id bigint PRIMARY KEY)",
          "INSERT INTO heavy SELECT generate_series(1, 50000)");
    }
    LintContext context = context(url, "");
    assertThat(context.dialect()).isEqualTo(DialectId.POSTGRESQL);
    assertThat(context.isBefore(12, 0, 0)).isFalse();
    TableSize big = Objects.requireNonNull(context.sizes().get("big"));
    assertThat(big.rows()).isEqualTo(5000);
    assertThat(big.bytes()).isPositive();
    // Nobody has analyzed these two: their rows are not known, their bytes are.
    assertThat(Objects.requireNonNull(context.sizes().get("unseen")).isSmall()).isTrue();
    assertThat(Objects.requireNonNull(context.sizes().get("heavy")).isSmall()).isFalse();
  }

  @Test
  void mariadbTellsItsOwnVersion() throws Exception {
    String url = MariaDbServer.newDatabase();
    try (Connection connection =
        DriverManager.getConnection(url, MariaDbServer.USER, MariaDbServer.PASSWORD)) {
      run(connection, "CREATE TABLE t (id BIGINT PRIMARY KEY)");
    }
    String address = url.replace("jdbc:mysql:", "jdbc:mariadb:");
    LintContext context = context(address, ", username: app, password: pw");
    assertThat(context.dialect()).isEqualTo(DialectId.MARIADB);
    assertThat(context.version()).isEqualTo(new ServerVersion(11, 4, 5));
    assertThat(context.sizes()).containsKey("t");
  }

  @Test
  void mysqlTellsTheSizeThatATableHasNow() throws Exception {
    String url = MySqlServer.newDatabase();
    String account = ", username: " + MySqlServer.USER;
    try (Connection connection = DriverManager.getConnection(url, MySqlServer.USER, "")) {
      run(
          connection,
          "CREATE TABLE t (id BIGINT PRIMARY KEY)",
          "INSERT INTO t VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), (10)",
          "ANALYZE TABLE t");
      assertThat(context(url, account).sizes().get("t")).extracting(TableSize::rows).isEqualTo(10L);
      run(
          connection,
          "INSERT INTO t SELECT 10 + 1000 * a.id + 100 * b.id + 10 * c.id + d.id"
              + " FROM t a, t b, t c, t d");
    }
    TableSize now = Objects.requireNonNull(context(url, account).sizes().get("t"));
    assertThat(now.rows()).isGreaterThan(5000);
  }

  @Test
  void aDatabaseThatDoesNotExistYetIsEmptyAndStaysAway() throws Exception {
    LintContext context = context("jdbc:sqlite:app.db", "");
    assertThat(Objects.requireNonNull(context.schema()).isEmpty()).isTrue();
    assertThat(folder.resolve("app.db")).doesNotExist();
  }
}
