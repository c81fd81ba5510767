package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.GuardCheckName;
import dev.retort.dialect.TestServer;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.revision.Revision;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run becomes one revision on every database. */
@SuppressWarnings("NullAway.Init")
class SquashOnServersTest {
  @TempDir Path folder;

  /** {@code a <- b <- c <- d}; the first three become one. */
  private Project project(TestServer server, String lines) throws Exception {
    return Project.on(server, server.newDatabase(), folder, lines)
        .revision(
            "a",
            "",
            "CREATE TABLE t (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(40) NOT NULL);",
            "DROP TABLE t;")
        .revision(
            "b",
            "a",
            "ALTER TABLE t ADD COLUMN size INTEGER;\nINSERT INTO t (id, name) VALUES (1, 'first');",
            "DELETE FROM t;\nALTER TABLE t DROP COLUMN size;")
        .revision(
            "c",
            "b",
            "CREATE INDEX ix_t_name ON t (name);\nCREATE VIEW names AS SELECT id, name FROM t;",
            "DROP VIEW names;\n"
                + (server == TestServer.MARIADB || server == TestServer.MYSQL
                    ? "DROP INDEX ix_t_name ON t;"
                    : "DROP INDEX ix_t_name;"))
        .table("d", "c");
  }

  private static Squash squash(MigrationService service) {
    Squash squash =
        service.planSquash(
            new SquashRequest("a", "c", "first release", false), Cancellation.none());
    service.squash(squash);
    return squash;
  }

  @ParameterizedTest
  @EnumSource(TestServer.class)
  void theOneBuildsAndTakesBackWhatTheRunDid(TestServer server) throws Exception {
    try (MigrationService service = project(server, "").open()) {
      Squash squash = squash(service);
      assertThat(squash.proven()).contains(server.dialect().id());
      assertThat(service.graph().revisions()).extracting(Revision::id).containsExactly("c", "d");
      service.upgrade("head");
      assertThat(service.liveSchema().tables()).containsKeys("t", "t_d");
      assertThat(service.liveSchema().views()).containsKey("names");
      service.downgrade("base");
      assertThat(service.liveSchema().isEmpty()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(TestServer.class)
  void aGuardedDatabaseThatHasTheRunTakesTheOneForIt(TestServer server) throws Exception {
    Project project = project(server, "");
    try (MigrationService service = project.open()) {
      service.upgrade("c");
      squash(service);
      MigrationPlan plan = service.plan(PlanRequest.upgrade("head"));
      assertThat(plan.steps()).hasSize(1);
      Project.on(
          server,
          service.environment().database().url(),
          folder,
          "guard: {level: confirm, checks: {changed_files: on, drift: on}}\n");
    }
    try (MigrationService service = project.open()) {
      assertThat(outcome(service, GuardCheckName.CHANGED_FILES)).isEqualTo(GuardCheck.Outcome.PASS);
      assertThat(outcome(service, GuardCheckName.DRIFT)).isEqualTo(GuardCheck.Outcome.PASS);
    }
    Path squashed = project.file("versions/c.sql");
    Files.writeString(squashed, Files.readString(squashed).replace("VARCHAR(40)", "VARCHAR(41)"));
    try (MigrationService service = project.open()) {
      assertThat(outcome(service, GuardCheckName.CHANGED_FILES)).isEqualTo(GuardCheck.Outcome.FAIL);
    }
  }

  private static GuardCheck.Outcome outcome(MigrationService service, GuardCheckName name) {
    return service
        .guards(
            service.plan(PlanRequest.upgrade("head")),
            GuardAnswers.named("test"),
            Progress.NONE,
            Cancellation.none())
        .checks()
        .stream()
        .filter(c -> c.name() == name)
        .map(GuardCheck::outcome)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(TestServer.class)
  void aDatabaseInsideTheRunIsNamed(TestServer server) throws Exception {
    Project project = project(server, "");
    try (MigrationService service = project.open()) {
      service.upgrade("b");
      assertThatThrownBy(() -> squash(service))
          .isInstanceOf(SquashRefusedException.class)
          .hasMessageContaining("stands inside the run, at b");
      assertThat(project.file("versions/a.sql")).exists();
    }
  }
}
