package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.error.Cancellation;
import dev.retort.error.CancelledException;
import dev.retort.history.VersionTableChangedException;
import dev.retort.revision.InvalidTargetException;
import dev.retort.revision.UnknownRevisionException;
import dev.retort.sql.SqlStatement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
  private Project project;

  @BeforeEach
  void makeProject(@TempDir Path folder) {
    project = Project.in(folder).table("a", "").table("b", "a").table("c", "b");
  }

  private List<String> madeTables() {
    return project.tables().stream().filter(t -> t.startsWith("t_")).toList();
  }

  @Test
  void statusOfAMissingFileIsBehindAndMakesNoFile() {
    try (MigrationService service = project.open()) {
      Status status = service.status();
      assertThat(status.state()).isEqualTo(Status.State.BEHIND);
      assertThat(status.pending()).containsExactly("a", "b", "c");
      assertThat(status.versionTable()).isFalse();
      assertThat(service.plan(PlanRequest.upgrade("head")).steps()).hasSize(3);
      assertThat(service.history()).isEmpty();
    }
    assertThat(project.database()).doesNotExist();
  }

  @Test
  void upgradesAndComesBack() {
    try (MigrationService service = project.open()) {
      RunResult up = service.upgrade("head");
      assertThat(up.headsAfter()).containsExactly("c");
      assertThat(up.statements()).isEqualTo(3);
      assertThat(madeTables()).containsExactly("t_a", "t_b", "t_c");
      assertThat(service.status().state()).isEqualTo(Status.State.UP_TO_DATE);
      service.downgrade("-1");
      assertThat(project.rows()).containsExactly("b");
      service.downgrade("base");
      assertThat(project.rows()).isEmpty();
      assertThat(madeTables()).isEmpty();
    }
  }

  @Test
  void nothingToDoTakesNoLock() throws Exception {
    try (MigrationService service = project.open()) {
      service.upgrade("head");
      try (var other = project.connect();
          var statement = other.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        assertThat(service.upgrade("head").plan().isEmpty()).isTrue();
        statement.execute("ROLLBACK");
      }
    }
  }

  @Test
  void aFailingStatementLeavesNothingBehindAndSaysWhere() {
    project.revision(
        "d", "c", "CREATE TABLE t_d (id INTEGER);\n\nINSERT INTO nowhere VALUES (1);", "SELECT 1;");
    try (MigrationService service = project.open()) {
      var failure =
          catchThrowableOfType(StatementFailedException.class, () -> service.upgrade("head"));
      assertThat(failure.revision()).isEqualTo("d");
      assertThat(failure.position().orElseThrow().line()).isEqualTo(8);
      assertThat(failure.statement()).isEqualTo("INSERT INTO nowhere VALUES (1)");
      assertThat(failure.databaseMessage()).contains("no such table: nowhere");
      assertThat(failure).hasMessageContaining("Nothing was changed: the run was rolled back.");
      assertThat(project.tables()).containsExactly("retort_history");
      assertThat(service.history())
          .singleElement()
          .satisfies(
              e -> {
                assertThat(e.outcome()).isEqualTo("failed");
                assertThat(e.revision()).isEqualTo("d");
                assertThat(e.statement()).isEqualTo(1);
                assertThat(e.detail()).contains("nowhere");
              });
    }
  }

  @Test
  void oneTransactionARevisionKeepsThoseBeforeTheFailure() {
    project.environment("transaction: revision\n");
    project.revision("d", "c", "INSERT INTO nowhere VALUES (1);", "SELECT 1;");
    try (MigrationService service = project.open()) {
      assertThatThrownBy(() -> service.upgrade("head"))
          .isInstanceOf(StatementFailedException.class)
          .hasMessageContaining("the database is at c");
      assertThat(project.rows()).containsExactly("c");
      assertThat(madeTables()).containsExactly("t_a", "t_b", "t_c");
    }
  }

  @Test
  void withoutTransactionsTheStatementsBeforeTheFailureStay() {
    project.environment("transaction: none\n");
    project.revision(
        "d", "c", "CREATE TABLE t_d (id INTEGER);\nINSERT INTO nowhere VALUES (1);", "SELECT 1;");
    try (MigrationService service = project.open()) {
      assertThatThrownBy(() -> service.upgrade("head"))
          .hasMessageContaining("1 of 2 statements")
          .hasMessageContaining("the version table says c");
      assertThat(project.rows()).containsExactly("c");
      assertThat(madeTables()).containsExactly("t_a", "t_b", "t_c", "t_d");
    }
  }

  @Test
  void aSectionWithoutTransactionCommitsWhatComesBefore() {
    project.revision("d", "c", "-- @transaction off\nVACUUM;", "-- @transaction off\nVACUUM;");
    project.revision("e", "d", "INSERT INTO nowhere VALUES (1);", "SELECT 1;");
    try (MigrationService service = project.open()) {
      assertThatThrownBy(() -> service.upgrade("head"))
          .hasMessageContaining("the database is at d");
      assertThat(project.rows()).containsExactly("d");
      service.downgrade("base");
      assertThat(project.rows()).isEmpty();
    }
  }

  @Test
  void aCancelBetweenStatementsRollsBack() {
    Cancellation cancellation = new Cancellation();
    RunListener cancelInB =
        new RunListener() {
          @Override
          public void statementStarted(PlanStep step, int index, SqlStatement statement) {
            if (step.revision().id().equals("b")) {
              cancellation.cancel();
            }
          }
        };
    try (MigrationService service = project.open()) {
      MigrationPlan plan = service.plan(PlanRequest.upgrade("head"));
      assertThatThrownBy(() -> service.execute(plan, cancelInB, cancellation))
          .isInstanceOf(CancelledException.class)
          .hasMessageContaining("Nothing was changed");
      assertThat(madeTables()).isEmpty();
      assertThat(service.history()).extracting(JournalEntry::outcome).containsExactly("cancelled");
    }
  }

  @Test
  void aPlanWhoseStartHasMovedDoesNotRun() {
    try (MigrationService service = project.open()) {
      MigrationPlan plan = service.plan(PlanRequest.upgrade("head"));
      service.upgrade("a");
      assertThatThrownBy(() -> service.execute(plan, RunListener.NONE, Cancellation.none()))
          .isInstanceOf(PlanStaleException.class)
          .hasMessageContaining("The database is at a now");
      assertThat(project.rows()).containsExactly("a");
    }
  }

  @Test
  void aPlanWhoseFilesHaveChangedDoesNotRun() {
    try (MigrationService service = project.open()) {
      MigrationPlan plan = service.plan(PlanRequest.upgrade("head"));
      project.revision("c", "b", "CREATE TABLE t_other (id INTEGER);", "DROP TABLE t_other;");
      assertThatThrownBy(() -> service.execute(plan, RunListener.NONE, Cancellation.none()))
          .isInstanceOf(PlanStaleException.class)
          .hasMessageContaining("files changed");
      assertThat(madeTables()).isEmpty();
    }
  }

  @Test
  void equalPlansHaveEqualDigestsAndOthersDoNot() {
    try (MigrationService service = project.open()) {
      MigrationPlan plan = service.plan(PlanRequest.upgrade("head"));
      assertThat(service.plan(PlanRequest.upgrade("head")).digest()).isEqualTo(plan.digest());
      assertThat(service.plan(PlanRequest.upgrade("b")).digest()).isNotEqualTo(plan.digest());
    }
  }

  @Test
  void aListenerHearsEveryStepAndStatementInOrder() {
    List<String> heard = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void stepStarted(PlanStep step, int index) {
            heard.add("step " + index);
          }

          @Override
          public void statementStarted(PlanStep step, int index, SqlStatement statement) {
            heard.add(statement.text());
          }
        };
    try (MigrationService service = project.open()) {
      service.run(PlanRequest.upgrade("b"), listener, Cancellation.none());
    }
    assertThat(heard)
        .containsExactly(
            "step 0", "CREATE TABLE t_a (id INTEGER)", "step 1", "CREATE TABLE t_b (id INTEGER)");
  }

  @Test
  void aCheckThatSaysNoStopsTheRun() {
    project.revision(
        "d",
        "c",
        "-- @check the table t_a must be empty\nSELECT count(*) = 0 FROM t_a;\n"
            + "CREATE TABLE t_d (id INTEGER);",
        "DROP TABLE t_d;");
    try (MigrationService service = project.open()) {
      service.upgrade("c");
      project.sql("INSERT INTO t_a VALUES (1)");
      assertThatThrownBy(() -> service.upgrade("head"))
          .isInstanceOf(CheckFailedException.class)
          .hasMessageContaining("the table t_a must be empty");
      assertThat(project.rows()).containsExactly("c");
      project.sql("DELETE FROM t_a");
      service.upgrade("head");
      assertThat(project.rows()).containsExactly("d");
    }
  }

  @Test
  void anIrreversibleRevisionRefusesWithItsReason() {
    project.revision("d", "c", "SELECT 1;", "-- @irreversible the mail was sent");
    try (MigrationService service = project.open()) {
      service.upgrade("head");
      assertThatThrownBy(() -> service.plan(PlanRequest.downgrade("-1")))
          .isInstanceOf(IrreversibleException.class)
          .hasMessageContaining("the mail was sent");
    }
  }

  @Test
  void aMissingSectionNamesFileAndDialect() throws Exception {
    Files.writeString(
        project.file("versions/d.sql"),
        "-- @revision d\n-- @down_revision c\n\n-- @upgrade mysql\nSELECT 1;\n");
    try (MigrationService service = project.open()) {
      assertThatThrownBy(() -> service.plan(PlanRequest.upgrade("head")))
          .isInstanceOf(SectionMissingException.class)
          .hasMessageContaining("d.sql")
          .hasMessageContaining("SQLite");
    }
  }

  @Test
  void aMergeRevisionNeedsNoSections() throws Exception {
    project.table("c2", "b");
    Files.writeString(project.file("versions/m.sql"), "-- @revision m\n-- @down_revision c, c2\n");
    try (MigrationService service = project.open()) {
      service.upgrade("head");
      assertThat(project.rows()).containsExactly("m");
      service.downgrade("m-1");
    } catch (dev.retort.error.RetortException e) {
      // Which way to walk from a merge is for the graph to say; the rows are what counts here.
      assertThat(project.rows()).containsExactly("m");
    }
    try (MigrationService service = project.open()) {
      service.downgrade("b");
      assertThat(project.rows()).containsExactly("b");
    }
  }

  @Test
  void takesOverADatabaseThatAlembicMade() {
    project.sql(
        "CREATE TABLE alembic_version (\n\tversion_num VARCHAR(32) NOT NULL, \n\t"
            + "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n)",
        "INSERT INTO alembic_version VALUES ('a')",
        "CREATE TABLE t_a (id INTEGER)",
        "CREATE TABLE theirs (id INTEGER)");
    try (MigrationService service = project.open()) {
      assertThat(service.status().current()).containsExactly("a");
      service.upgrade("head");
      assertThat(project.rows()).containsExactly("c");
      service.downgrade("base");
      assertThat(project.rows()).isEmpty();
      assertThat(project.tables())
          .containsExactly("alembic_version", "retort_history", "retort_history_body", "theirs");
      assertThat(project.query("SELECT sql FROM sqlite_master WHERE name = 'alembic_version'"))
          .first()
          .asString()
          .contains("VARCHAR(32)");
    }
  }

  @Test
  void anUnknownRowStopsEveryCommandButStampWithPurge() {
    try (MigrationService service = project.open()) {
      service.upgrade("head");
      project.sql("UPDATE alembic_version SET version_num = 'gone'");
      assertThat(service.status().state()).isEqualTo(Status.State.DIVERGED);
      assertThat(service.status().unknown()).containsExactly("gone");
      assertThatThrownBy(() -> service.upgrade("head"))
          .isInstanceOf(UnknownRevisionException.class)
          .hasMessageContaining("alembic_version")
          .hasMessageContaining("--purge");
      assertThatThrownBy(() -> service.stamp("c")).isInstanceOf(UnknownRevisionException.class);
      service.run(PlanRequest.stamp(List.of("c"), true), RunListener.NONE, Cancellation.none());
      assertThat(project.rows()).containsExactly("c");
    }
  }

  @Test
  void stampMovesRowsAndRunsNothing() {
    try (MigrationService service = project.open()) {
      service.stamp("b");
      assertThat(project.rows()).containsExactly("b");
      service.stamp("base");
      assertThat(project.rows()).isEmpty();
      assertThat(madeTables()).isEmpty();
      assertThat(service.history()).extracting(JournalEntry::direction).contains("stamp");
      service.stamp("c");
      service.run(PlanRequest.stamp(List.of("base"), true), RunListener.NONE, Cancellation.none());
      assertThat(project.rows()).isEmpty();
    }
  }

  @Test
  void aRowThatIsNotThereAnyMoreStopsTheRun() {
    project.revision("d", "c", "DELETE FROM alembic_version;", "SELECT 1;");
    try (MigrationService service = project.open()) {
      service.upgrade("b");
      List<String> before = madeTables();
      assertThatThrownBy(() -> service.upgrade("head"))
          .isInstanceOf(VersionTableChangedException.class)
          .hasMessageContaining("expected to match one row".substring(1));
      assertThat(madeTables()).isEqualTo(before);
      assertThat(service.status().current()).containsExactly("b");
    }
  }

  @Test
  void aRangeMakesAScriptAndRunsNothing() {
    try (MigrationService service = project.open()) {
      MigrationPlan plan = service.plan(PlanRequest.upgrade("a:c"));
      assertThat(plan.from()).containsExactly("a");
      assertThat(plan.steps()).hasSize(2);
      assertThatThrownBy(() -> service.execute(plan, RunListener.NONE, Cancellation.none()))
          .isInstanceOf(InvalidTargetException.class);
    }
    assertThat(project.database()).doesNotExist();
  }

  @Test
  void aPlanFromNamedHeadsOpensNoDatabase() {
    try (MigrationService service = project.open()) {
      MigrationPlan plan = service.plan(PlanRequest.upgrade("heads").startingFrom(List.of("b")));
      assertThat(plan.headsAfter()).containsExactly("c");
      assertThat(plan.steps()).hasSize(1);
    }
    assertThat(project.database()).doesNotExist();
  }

  @Test
  void ensureVersionTableMakesOnlyThat() {
    try (MigrationService service = project.open()) {
      service.ensureVersionTable();
      service.ensureVersionTable();
      assertThat(project.tables()).containsExactly("alembic_version");
    }
  }

  @Test
  void everyRevisionLeavesOneEntryInTheHistory() {
    try (MigrationService service = project.open()) {
      service.upgrade("head");
      service.downgrade("-1");
      assertThat(service.history())
          .extracting(e -> e.direction() + " " + e.revision() + " " + e.outcome())
          .containsExactly(
              "upgrade a done", "upgrade b done", "upgrade c done", "downgrade c done");
      assertThat(service.history().get(0).checksum()).hasSize(64);
    }
  }

  @Test
  void aPlaceholderIsReplacedInStatements() {
    project.write(
        "config.yaml",
        """
        name: test
        database: {url: "jdbc:sqlite:app.db"}
        migrations: {locations: [versions], placeholders: {tenant: acme}}
        """);
    project.revision("d", "c", "CREATE TABLE t_${tenant} (id INTEGER);", "DROP TABLE t_${tenant};");
    try (MigrationService service = project.open()) {
      service.upgrade("head");
      assertThat(madeTables()).contains("t_acme");
    }
  }
}
