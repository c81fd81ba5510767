package dev.retort.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.TestServer;
import dev.retort.diff.Change;
import dev.retort.diff.DiffPolicy;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read as a text alone: it is named, and no change takes it away. */
final class MySqlOpaqueTest {
  private static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static List<String> opaque(Schema schema) {
    return schema.objects().values().stream()
        .filter(o -> o.kind() == StoredObject.Kind.OPAQUE)
        .map(StoredObject::name)
        .toList();
  }

  /** The table gets a column, and everything beside tables is unwanted. */
  private static void isKeptByAChange(TestServer server, Connection connection)
      throws SQLException {
    Schema before = server.read(connection);
    Table table = before.table("t").orElseThrow();
    Table wider =
        table.toBuilder()
            .column(dev.retort.schema.Column.of("more", table.columns().get(0).type()))
            .build();
    Schema wanted = Schema.ofTables(List.of(wider));
    DiffPolicy policy = server.dialect().diffPolicy(List.of(server.dialect().id()));
    assertThat(server.differences(before, wanted)).hasOnlyElementsOfType(Change.AddColumn.class);
    server.migrate(connection, before, wanted, policy);
    assertThat(opaque(server.read(connection))).isEqualTo(opaque(before));
  }

  @ParameterizedTest
  @EnumSource(
      value = TestServer.class,
      names = {"MARIADB", "MYSQL"})
  void eventsForeignSchemasAndOtherModesAreKept(TestServer server) throws SQLException {
    try (Connection other = server.connect(server.newDatabase());
        Connection connection = server.connect(server.newDatabase())) {
      run(other, "CREATE TABLE far (id INT PRIMARY KEY)");
      run(
          connection,
          "CREATE TABLE t (id INT PRIMARY KEY, CONSTRAINT fk_far FOREIGN KEY (id) REFERENCES "
              + other.getCatalog()
              + ".far (id))",
          "CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY DISABLE DO DELETE FROM t",
          "SET SESSION sql_mode = 'ANSI_QUOTES'",
          "CREATE TRIGGER quoted BEFORE INSERT ON t FOR EACH ROW SET NEW.\"id\" = 1",
          "CREATE PROCEDURE named() SELECT \"id\" FROM t",
          "SET SESSION sql_mode = DEFAULT");
      assertThat(opaque(server.read(connection)))
          .containsExactlyInAnyOrder("nightly", "fk_far", "quoted", "named");
      isKeptByAChange(server, connection);
      run(connection, "DROP TABLE t");
    }
  }

  @Test
  void aCheckThatIsNotEnforcedIsKept() throws SQLException {
    try (Connection connection = TestServer.MYSQL.connect(TestServer.MYSQL.newDatabase())) {
      run(
          connection,
          "CREATE TABLE t (id INT PRIMARY KEY, CONSTRAINT lax CHECK (id > 5) NOT ENFORCED)");
      assertThat(opaque(TestServer.MYSQL.read(connection))).containsExactly("lax");
      isKeptByAChange(TestServer.MYSQL, connection);
    }
  }

  @Test
  void aTableWithHistoryIsKept() throws SQLException {
    try (Connection connection = TestServer.MARIADB.connect(TestServer.MARIADB.newDatabase())) {
      run(
          connection,
          "CREATE TABLE t (id INT PRIMARY KEY)",
          "CREATE TABLE past (id INT PRIMARY KEY) WITH SYSTEM VERSIONING");
      assertThat(opaque(TestServer.MARIADB.read(connection))).containsExactly("past");
      isKeptByAChange(TestServer.MARIADB, connection);
    }
  }
}
