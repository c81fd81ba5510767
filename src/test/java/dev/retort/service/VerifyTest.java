package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.service.VerificationReport.Outcome;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {
  private Project project;

  @BeforeEach
  void makeProject(@TempDir Path folder) {
    project = Project.in(folder).table("a", "");
  }

  private static Map<String, Outcome> outcomes(VerificationReport report) {
    return report.checks().stream()
        .collect(Collectors.toMap(VerificationReport.Check::id, VerificationReport.Check::outcome));
  }

  @Test
  void allIsWellBeforeAndAfterTheFirstUpgrade() {
    project.model("tables: {}\n");
    VerificationReport before = MigrationService.verify(project.config());
    assertThat(before.isOk()).isTrue();
    assertThat(before.checks())
        .extracting(VerificationReport.Check::id)
        .containsExactly(
            "file", "model", "revisions", "connection", "privileges", "version_table", "journal");
    assertThat(project.database()).doesNotExist();
    try (MigrationService service = project.open()) {
      service.upgrade("head");
      assertThat(outcomes(service.verify()))
          .containsEntry("version_table", Outcome.PASS)
          .containsEntry("journal", Outcome.PASS);
    }
  }

  @Test
  void aJournalThatWasEditedFails() {
    try (MigrationService service = project.open()) {
      service.upgrade("head");
      project.sql("UPDATE retort_history SET who = 'mallory' WHERE entry_no = 1");
      VerificationReport report = service.verify();
      assertThat(report.isOk()).isFalse();
      assertThat(report.checks())
          .filteredOn(check -> check.id().equals("journal"))
          .singleElement()
          .satisfies(
              check -> {
                assertThat(check.outcome()).isEqualTo(Outcome.FAIL);
                assertThat(check.detail()).startsWith("Entry 1 of the table retort_history");
              });
    }
  }

  @Test
  void aBrokenFileIsAReportAndNoException() {
    project.write("config.yaml", "databse: {url: \"jdbc:sqlite:app.db\"}\n");
    VerificationReport report = MigrationService.verify(project.config());
    assertThat(outcomes(report))
        .containsEntry("file", Outcome.FAIL)
        .containsEntry("connection", Outcome.SKIPPED);
    assertThat(report.checks().get(0).detail()).contains("config.yaml:1");
  }

  @Test
  void aMissingFileIsAReportAndNoException() {
    assertThat(MigrationService.verify(project.file("none.yaml")).isOk()).isFalse();
  }

  @Test
  void aServerThatIsAwayIsOneClearSentenceWithoutThePassword() {
    Path config =
        project.write(
            "away.yaml",
            """
            database:
              url: jdbc:mysql://127.0.0.1:1/app
              username: app
              password: s3cret-word
              pool: {connection_timeout: 1s}
            migrations: {locations: [versions]}
            """);
    VerificationReport report = MigrationService.verify(config);
    assertThat(outcomes(report))
        .containsEntry("revisions", Outcome.PASS)
        .containsEntry("connection", Outcome.FAIL)
        .containsEntry("privileges", Outcome.SKIPPED);
    assertThat(report.toString()).contains("No server answers").doesNotContain("s3cret-word");
  }

  @Test
  void aRunThatStoppedHalfWayFailsTheJournal() {
    project.environment("transaction: none\n");
    project.revision(
        "b", "a", "CREATE TABLE b (id INT);\nCREATE TABLE b (id INT);", "DROP TABLE b;");
    try (MigrationService service = project.open()) {
      assertThatThrownBy(() -> service.upgrade("head"))
          .isInstanceOf(StatementFailedException.class);
      VerificationReport report = service.verify();
      assertThat(outcomes(report)).containsEntry("journal", Outcome.FAIL);
      assertThat(report.toString()).contains("The upgrade of b stopped half-way.");
    }
  }

  @Test
  void aRowThatNoFileHasFailsTheVersionTable() {
    try (MigrationService service = project.open()) {
      service.upgrade("head");
      project.sql("UPDATE alembic_version SET version_num = 'gone'");
      assertThat(outcomes(service.verify())).containsEntry("version_table", Outcome.FAIL);
    }
  }

  @Test
  void aBrokenRevisionIsNamed() {
    project.write("versions/x.sql", "-- @revision x\n-- @down_revision nobody\n");
    VerificationReport report = MigrationService.verify(project.config());
    assertThat(outcomes(report)).containsEntry("revisions", Outcome.FAIL);
    assertThat(report.toString()).contains("x.sql:2").contains("nobody");
  }
}
