package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.schema.StoredObject;
import dev.retort.sql.DialectId;
import dev.retort.sql.SqlStatement;
import dev.retort.sql.StatementSplitter;
import dev.retort.testsupport.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that PostgreSQL takes only outside of a transaction. */
class OutsideTransactionTest {
  @Test
  void indexesAreBuiltAnewOutside(@TempDir Path folder) throws Exception {
    Project project = Project.in(folder);
    project.write(
        "config.yaml",
        "database: {url: \"%s\", username: postgres}\nmigrations: {locations: [versions],"
                .formatted(PostgresServer.newDatabase())
            + " dialects: [postgresql]}\n");
    project
        .revision(
            "a", "", "CREATE TABLE t (id INTEGER); CREATE INDEX ix ON t (id);", "DROP TABLE t;")
        .revision(
            "b",
            "a",
            "REINDEX INDEX CONCURRENTLY ix;\nCLUSTER;",
            "REINDEX (CONCURRENTLY) TABLE t;");
    try (MigrationService service = MigrationService.open(project.config())) {
      service.upgrade("head");
      service.downgrade("a");
      assertThat(service.status().current()).containsExactly("a");
    }
  }

  @Test
  void theyAreFoundAndRunThereAndWhatAFailureLeavesIsTakenAway(@TempDir Path folder)
      throws Exception {
    String url = PostgresServer.newDatabase();
    Project project = Project.in(folder);
    project.write(
        "config.yaml",
        "database: {url: \"%s\", username: postgres}\nmigrations: {locations: [versions],"
                .formatted(url)
            + " dialects: [postgresql]}\n");
    project
        .revision("a", "", "CREATE TABLE t (id INTEGER, name TEXT);", "DROP TABLE t;")
        .revision(
            "b",
            "a",
            "CREATE UNIQUE INDEX CONCURRENTLY ux_t ON t (id);",
            "DROP INDEX CONCURRENTLY ux_t;");
    try (MigrationService service = MigrationService.open(project.config());
        Connection connection = DriverManager.getConnection(url, "postgres", "");
        Statement statement = connection.createStatement()) {
      service.upgrade("a");
      statement.execute("INSERT INTO t VALUES (1, 'x'), (1, 'y')");
      assertThatThrownBy(() -> service.upgrade("b")).hasMessageContaining("ux_t");
      assertThat(service.liveSchema().objects().values())
          .extracting(StoredObject::sql)
          .noneMatch(sql -> sql.contains("invalid index"));
      statement.execute("DELETE FROM t WHERE name = 'y'");
      service.upgrade("b");
      assertThat(service.liveSchema().table("t").orElseThrow().indexes())
          .extracting(i -> i.name())
          .containsExactly("ux_t");
      service.downgrade("base");
      assertThat(service.liveSchema().tables()).isEmpty();
    }
  }

  /** The server is asked in a transaction, and what Retort says of it must be the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "REINDEX INDEX CONCURRENTLY ix",
        "REINDEX TABLE CONCURRENTLY t",
        "reindex /* all */ schema concurrently public",
        "REINDEX (CONCURRENTLY) TABLE t",
        "REINDEX (VERBOSE, CONCURRENTLY TRUE) INDEX ix",
        "REINDEX (CONCURRENTLY FALSE) TABLE t",
        "REINDEX (VERBOSE) TABLE t",
        "REINDEX INDEX ix",
        "REINDEX SCHEMA public",
        "REINDEX SYSTEM",
        "CLUSTER",
        "CLUSTER VERBOSE",
        "CLUSTER (VERBOSE)",
        "CLUSTER t USING ix",
        "CLUSTER VERBOSE t USING ix",
        "ALTER TABLE parts DETACH PARTITION part CONCURRENTLY",
        "ALTER TABLE public.parts DETACH PARTITION public.part -- now\n CONCURRENTLY",
        "ALTER TABLE parts DETACH PARTITION part",
        "ALTER DATABASE postgres SET TABLESPACE pg_default",
        "CREATE INDEX CONCURRENTLY ON t (id)",
        "CREATE INDEX IF NOT EXISTS iy ON t (id)",
        "DROP INDEX CONCURRENTLY ix",
        "VACUUM t",
        "VACUUM (ANALYZE) t",
        "ANALYZE t",
        "REFRESH MATERIALIZED VIEW CONCURRENTLY seen",
        "CREATE DATABASE other",
        "DROP DATABASE IF EXISTS other",
        "ALTER SYSTEM SET work_mem = 1000",
        "DISCARD ALL"
      })
  void theServerAgreesOnWhatRunsOutside(String sql) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(PostgresServer.newDatabase(), "postgres", "");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE t (id INTEGER); CREATE INDEX ix ON t (id);"
              + " CREATE TABLE parts (id INTEGER) PARTITION BY LIST (id);"
              + " CREATE TABLE part PARTITION OF parts FOR VALUES IN (1);"
              + " CREATE MATERIALIZED VIEW seen AS SELECT 1 AS id;"
              + " CREATE UNIQUE INDEX ux ON seen (id)");
      connection.setAutoCommit(false);
      boolean inside = true;
      try {
        statement.execute(sql);
      } catch (SQLException e) {
        assertThat(e.getMessage()).contains("cannot run inside a transaction block");
        inside = false;
      }
      connection.rollback();
      assertThat(StatementSplitter.load().split(DialectId.POSTGRESQL, sql + ";", 1))
          .singleElement()
          .extracting(SqlStatement::transactional)
          .isEqualTo(inside);
    }
  }
}
