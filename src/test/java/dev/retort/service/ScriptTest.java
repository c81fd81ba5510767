package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.sql.DialectId;
import dev.retort.sql.SqlStatement;
import dev.retort.sql.StatementSplitter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTest {
  private Project project;

  @BeforeEach
  void makeProject(@TempDir Path folder) {
    project = Project.in(folder).table("a", "").table("b", "a");
  }

  /** Every statement on a line of its own end, as the script writes them, sent one by one. */
  private void runUnchanged(String script) throws Exception {
    try (Connection connection = project.connect();
        Statement statement = connection.createStatement()) {
      // The driver hands the whole text to SQLite, which takes it statement by statement.
      statement.executeUpdate(script);
    }
  }

  @Test
  void aScriptDoesWhatARunDoes() throws Exception {
    try (MigrationService service = project.open()) {
      String up = service.script(service.plan(PlanRequest.upgrade("base:head")));
      assertThat(up)
          .startsWith("BEGIN")
          .contains("-- Running upgrade  -> a, makes a", "-- Running upgrade a -> b, makes b")
          .endsWith("COMMIT;\n\n");
      runUnchanged(up);
      assertThat(project.rows()).containsExactly("b");
      assertThat(service.upgrade("head").statements()).isZero();
      String down = service.script(service.plan(PlanRequest.downgrade("b:base")));
      assertThat(down)
          .contains("-- Running downgrade b -> a")
          .doesNotContain("CREATE TABLE alembic");
      runUnchanged(down);
      assertThat(project.rows()).isEmpty();
    }
  }

  @Test
  void aMySqlScriptHasNoTransactionAndNeedsNoServer() {
    Path config =
        project.write(
            "mysql.yaml",
            """
            database: {url: "jdbc:mysql://127.0.0.1:1/app"}
            migrations: {locations: [versions]}
            """);
    try (MigrationService service = MigrationService.open(config)) {
      String script = service.script(service.plan(PlanRequest.upgrade("a:b")));
      assertThat(script).doesNotContain("BEGIN").contains("UPDATE alembic_version SET");
    }
  }

  @Test
  void triggersStayInOnePiece() throws Exception {
    project.revision(
        "c",
        "b",
        "CREATE TRIGGER tr AFTER INSERT ON t_a BEGIN\n  DELETE FROM t_b;\n  SELECT 1;\nEND;",
        "DROP TRIGGER tr;");
    try (MigrationService service = project.open()) {
      String script = service.script(service.plan(PlanRequest.upgrade("b:c")));
      List<SqlStatement> parts =
          StatementSplitter.load()
              .split(DialectId.SQLITE, script.replaceAll("(?m)^(BEGIN IMMEDIATE|COMMIT);$", ""), 1);
      assertThat(parts).hasSize(2);
    }
    assertThat(Files.exists(project.database())).isFalse();
  }
}
