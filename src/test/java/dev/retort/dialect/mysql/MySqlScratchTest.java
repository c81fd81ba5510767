package dev.retort.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.ScratchDatabase;
import dev.retort.dialect.ScratchRequest;
import dev.retort.dialect.TestServer;
import dev.retort.sql.DialectId;
import dev.retort.testsupport.MariaDbServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MySqlScratchTest {
  @ParameterizedTest
  @EnumSource(
      value = TestServer.class,
      names = {"MARIADB", "MYSQL"})
  void aScratchDatabaseIsGoneWhenItIsClosed(TestServer server) throws SQLException {
    String url = server.newDatabase();
    try (Connection connection = server.connect(url)) {
      String name;
      try (ScratchDatabase scratch = server.scratch(url)) {
        name = scratch.connection().getCatalog();
        assertThat(databases(connection)).contains(name);
      }
      assertThat(databases(connection)).doesNotContain(name);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TestServer.class,
      names = {"MARIADB", "MYSQL"})
  void whatADeadRunLeftIsSweptAndWhatALivingOneUsesIsNot(TestServer server) throws SQLException {
    String url = server.newDatabase();
    try (Connection connection = server.connect(url);
        ScratchDatabase living = server.scratch(url)) {
      ScratchDatabase crashed = server.scratch(url);
      String left = crashed.connection().getCatalog();
      crashed.connection().close();
      assertThat(databases(connection)).contains(left);
      awaitRelease(connection, left);
      try (ScratchDatabase next = server.scratch(url)) {
        assertThat(databases(connection))
            .doesNotContain(left)
            .contains(living.connection().getCatalog(), next.connection().getCatalog());
      }
    }
  }

  @Test
  void noneIsMadeBesideAProtectedDatabase() {
    assertThatThrownBy(
            () ->
                Dialect.of(DialectId.MARIADB).openScratch(new ScratchRequest(null, null, Map.of())))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("protected");
  }

  @Test
  void whoeverMayNotMakeOneIsToldWhatToGrant() throws SQLException {
    String url = MariaDbServer.newDatabase();
    try (Connection connection = TestServer.MARIADB.connect(url)) {
      String own = connection.getCatalog();
      connection.createStatement().execute("CREATE USER IF NOT EXISTS poor@'%' IDENTIFIED BY 'pw'");
      connection.createStatement().execute("GRANT ALL ON " + own + ".* TO poor@'%'");
    }
    ScratchRequest request =
        new ScratchRequest(null, url, Map.of("user", "poor", "password", "pw"));
    assertThatThrownBy(() -> Dialect.of(DialectId.MARIADB).openScratch(request))
        .hasMessageContaining("'poor'@'%' may not create a database")
        .hasMessageContaining("GRANT ALL ON `retort\\_scratch\\_%`.*");
  }

  /** The server notices the end of a connection a moment after its client. */
  private static void awaitRelease(Connection connection, String name) throws SQLException {
    connection.createStatement().execute("DO GET_LOCK('" + name + "', 30)");
    connection.createStatement().execute("DO RELEASE_LOCK('" + name + "')");
  }

  private static List<String> databases(Connection connection) throws SQLException {
    try (ResultSet rows = connection.createStatement().executeQuery("SHOW DATABASES")) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }
}
