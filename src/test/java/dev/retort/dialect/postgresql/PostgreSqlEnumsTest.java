package dev.retort.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.TestServer;
import dev.retort.diff.DiffPolicy;
import dev.retort.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of enum types that have a name. */
final class PostgreSqlEnumsTest {
  private static final TestServer SERVER = TestServer.POSTGRESQL;

  @Test
  void aValueInThePlaceOfAnotherIsNotTakenForItSilently() throws Exception {
    Schema before = load("CREATE TYPE mood AS ENUM ('glad', 'sad'); CREATE TABLE t (m mood)");
    Schema after = load("CREATE TYPE mood AS ENUM ('happy', 'sad'); CREATE TABLE t (m mood)");
    var changes = SERVER.differences(before, after);
    assertThat(SERVER.dialect().renderer().render(changes, before))
        .anySatisfy(
            ddl -> assertThat(ddl.note()).contains("RENAME VALUE 'glad' TO 'happy' instead"))
        .noneSatisfy(ddl -> assertThat(ddl.sql()).contains("RENAME VALUE"));
  }

  /** Nothing of it can be used before the commit, so nothing may be added to the type. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t (m mood DEFAULT 'calm')",
        "CREATE TABLE t (m mood, CHECK (m <> 'calm'))",
        "CREATE TABLE t (m mood); CREATE INDEX i ON t (m) WHERE m = 'calm'",
        "CREATE TABLE t (m mood); CREATE VIEW v AS SELECT * FROM t WHERE m = 'calm'",
      })
  void aNewValueIsUsedInTheSameTransaction(String used) throws Exception {
    Schema before = load("CREATE TYPE mood AS ENUM ('sad'); CREATE TABLE t (m mood)");
    Schema after = load("CREATE TYPE mood AS ENUM ('sad', 'calm'); " + used);
    try (Connection connection = SERVER.connect(SERVER.newDatabase())) {
      SERVER.migrate(connection, Schema.empty(), before, DiffPolicy.EXACT);
      SERVER.migrate(connection, before, after, DiffPolicy.EXACT);
      assertThat(SERVER.read(connection)).isEqualTo(after);
    }
  }

  @Test
  void arraysOfATypeThatIsMadeAnewFollow() throws Exception {
    String of = "CREATE TYPE mood AS ENUM (%s); CREATE TABLE t (m mood[])";
    Schema before = load(of.formatted("'glad', 'sad'"));
    Schema after = load(of.formatted("'sad', 'glad'"));
    try (Connection connection = SERVER.connect(SERVER.newDatabase());
        Statement statement = connection.createStatement()) {
      SERVER.migrate(connection, Schema.empty(), before, DiffPolicy.EXACT);
      statement.execute("INSERT INTO t VALUES ('{glad,sad}')");
      SERVER.migrate(connection, before, after, DiffPolicy.EXACT);
      assertThat(SERVER.read(connection)).isEqualTo(after);
      try (var rows = statement.executeQuery("SELECT m FROM t")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("{glad,sad}");
      }
    }
  }

  private static Schema load(String sql) throws SQLException {
    try (Connection connection = SERVER.connect(SERVER.newDatabase());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return SERVER.read(connection);
    }
  }
}
