package dev.retort.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.Scope;
import dev.retort.dialect.ScratchDatabase;
import dev.retort.dialect.ScratchRequest;
import dev.retort.dialect.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PostgreSqlScratchTest {
  private static final TestServer SERVER = TestServer.POSTGRESQL;

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db:5432/app?ssl=true, jdbc:postgresql://db:5432/other?ssl=true",
    "'jdbc:postgresql://a:1,b:2/app', 'jdbc:postgresql://a:1,b:2/other'",
    "jdbc:postgresql://db/, jdbc:postgresql://db/other",
    "jdbc:postgresql://db, jdbc:postgresql://db/other",
    "jdbc:postgresql:app, jdbc:postgresql:other",
    "jdbc:postgresql:, jdbc:postgresql:other",
  })
  void theAddressKeepsServerAndProperties(String url, String other) {
    assertThat(PostgreSqlScratch.address(url, "other")).isEqualTo(other);
  }

  @Test
  void itIsGoneWhenClosed() throws SQLException {
    String url = SERVER.newDatabase();
    String name;
    try (ScratchDatabase scratch = SERVER.scratch(url);
        Statement statement = scratch.connection().createStatement()) {
      statement.execute("CREATE TABLE t (id INTEGER)");
      name = ((PostgreSqlScratch) scratch).name();
      assertThat(databases(url)).contains(name);
    }
    assertThat(databases(url)).doesNotContain(name);
  }

  @Test
  void whatACrashLeftBehindIsDroppedByTheNext() throws SQLException {
    String url = SERVER.newDatabase();
    String old = PostgreSqlScratch.PREFIX + "1000000000_abc";
    String foreign = "retort_scratchy";
    try (Connection connection = SERVER.connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + old);
      statement.execute("CREATE DATABASE " + foreign);
    }
    try (ScratchDatabase scratch = SERVER.scratch(url)) {
      assertThat(databases(url))
          .contains(((PostgreSqlScratch) scratch).name(), foreign)
          .doesNotContain(old);
    }
  }

  @Test
  void theSchemaOfTheTargetIsThereToo() throws SQLException {
    String url = SERVER.newDatabase();
    try (Connection connection = SERVER.connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA app");
    }
    Map<String, String> properties = Map.of("user", "postgres", "currentSchema", "app");
    try (ScratchDatabase scratch =
            SERVER.dialect().openScratch(new ScratchRequest(null, url, properties));
        Statement statement = scratch.connection().createStatement();
        ResultSet rows = statement.executeQuery("SELECT current_schema()")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("app");
    }
  }

  @Test
  void eachQuestionOfTheReadingIsPlannedOnce() throws SQLException {
    String url = SERVER.newDatabase();
    try (ScratchDatabase scratch = SERVER.scratch(url);
        Statement statement = scratch.connection().createStatement()) {
      for (int i = 1; i <= 4; i++) {
        statement.execute("CREATE TABLE t" + i + " (id INTEGER)");
        assertThat(SERVER.dialect().introspector().read(scratch.connection(), Scope.all()).tables())
            .hasSize(i);
      }
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT count(*), min(generic_plans), max(custom_plans) FROM pg_prepared_statements")) {
        rows.next();
        assertThat(rows.getInt(1)).isGreaterThan(10);
        assertThat(rows.getInt(2)).isEqualTo(4);
        assertThat(rows.getInt(3)).isZero();
      }
    }
  }

  @Test
  void aReadingLeavesTheSessionAsItWas() throws SQLException {
    String url = SERVER.newDatabase();
    try (Connection connection = SERVER.connect(url);
        Statement statement = connection.createStatement()) {
      SERVER.dialect().introspector().read(connection, Scope.all());
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT current_setting('jit'), current_setting('plan_cache_mode'),"
                  + " (SELECT count(*) FROM pg_prepared_statements)")) {
        rows.next();
        assertThat(rows.getString(1)).isEqualTo("on");
        assertThat(rows.getString(2)).isEqualTo("auto");
        assertThat(rows.getInt(3)).isZero();
      }
    }
  }

  @Test
  void aMissingPrivilegeIsNamedWithItsRemedy() throws SQLException {
    String url = SERVER.newDatabase();
    try (Connection connection = SERVER.connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE clerk LOGIN");
    }
    String asClerk = url.replace("user=postgres", "user=clerk");
    assertThatThrownBy(
            () ->
                SERVER
                    .dialect()
                    .openScratch(new ScratchRequest(null, asClerk, Map.of("user", "clerk"))))
        .hasMessageContaining("ALTER ROLE clerk CREATEDB");
  }

  private static List<String> databases(String url) throws SQLException {
    try (Connection connection = SERVER.connect(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT datname FROM pg_database")) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }
}
