package dev.retort.service.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.GuardCheckName;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.service.GuardAnswers;
import dev.retort.service.GuardCheck;
import dev.retort.service.GuardRefusedException;
import dev.retort.service.Interruption;
import dev.retort.service.MigrationPlan;
import dev.retort.service.MigrationService;
import dev.retort.service.PlanRequest;
import dev.retort.service.PlanStep;
import dev.retort.service.RepairChoice;
import dev.retort.service.RunListener;
import dev.retort.service.StatementFailedException;
import dev.retort.sql.DialectId;
import dev.retort.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("NullAway.Init")
class ChecksOnServersTest {
  @TempDir Path folder;

  /** A privilege that the check saw may be gone a moment later, here inside of a revision. */
  @ParameterizedTest
  @EnumSource(
      value = DialectId.class,
      names = {"MARIADB", "MYSQL"})
  void aPrivilegeThatIsRevokedHalfWayLeavesTheRestToBeResumed(DialectId dialect) throws Exception {
    TestDatabase database =
        database(dialect)
            .revision(
                "b",
                "a",
                "ALTER TABLE users ADD COLUMN one INTEGER;\nALTER TABLE users ADD COLUMN two INTEGER;",
                "-- @irreversible it is not the point");
    try (MigrationService service = database.open("level: open")) {
      service.upgrade("a");
    }
    String name = database.url().replaceAll(".*/([^?]*).*", "$1");
    String clerk = "clerk@'%'";
    database.execute(
        "CREATE USER " + clerk + " IDENTIFIED BY 'x'",
        "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE ON " + name + ".* TO " + clerk,
        "GRANT ALTER ON " + name + ".users TO " + clerk);
    RunListener revoking =
        new RunListener() {
          @Override
          public void statementFinished(PlanStep step, int index, long rows, Duration time) {
            try {
              database.execute("REVOKE ALTER ON " + name + ".users FROM " + clerk);
            } catch (SQLException e) {
              throw new IllegalStateException(e);
            }
          }
        };
    TestDatabase guest = TestDatabase.at(dialect, folder, database.url(), "clerk", "x");
    try (MigrationService service = guest.open("level: open, checks: {privileges: on}")) {
      MigrationPlan plan = service.plan(PlanRequest.upgrade("head"));
      assertThatThrownBy(
              () -> service.execute(plan, GuardAnswers.NONE, revoking, Cancellation.none()))
          .isInstanceOf(StatementFailedException.class)
          .hasMessageContaining("ALTER command denied");
      assertThat(service.interruption(Cancellation.none()).orElseThrow().statements())
          .extracting(Interruption.StatementState::state)
          .containsExactly(Interruption.State.DONE, Interruption.State.NOT_DONE);
      database.execute("GRANT ALTER ON " + name + ".users TO " + clerk);
      service.repair(
          service.planRepair(new RepairChoice.Resume(null), Cancellation.none()),
          RunListener.NONE,
          Cancellation.none());
      assertThat(service.status().current()).containsExactly("b");
      assertThat(database.values("SELECT two FROM users")).isEmpty();
    } finally {
      database.execute("DROP USER " + clerk);
    }
  }

  private TestDatabase database(DialectId dialect) throws Exception {
    return TestDatabase.of(dialect, folder)
        .revision("a", "", "CREATE TABLE users (id INTEGER PRIMARY KEY, name VARCHAR(50));", "")
        .revision("b", "a", "ALTER TABLE users ADD COLUMN email VARCHAR(50);", "");
  }

  private static GuardCheck check(MigrationService service, GuardCheckName name) {
    MigrationPlan plan = service.plan(PlanRequest.upgrade("head"));
    return service
        .guards(plan, GuardAnswers.NONE, Progress.NONE, Cancellation.none())
        .checks()
        .stream()
        .filter(c -> c.name() == name)
        .findFirst()
        .orElseThrow();
  }

  private static final String BOTH = "level: open, checks: {connection: on, privileges: on}";

  @ParameterizedTest
  @EnumSource(DialectId.class)
  void aServerThatTakesChangesPasses(DialectId dialect) throws Exception {
    try (MigrationService service = database(dialect).open(BOTH)) {
      service.execute(
          service.plan(PlanRequest.upgrade("a")),
          GuardAnswers.NONE,
          RunListener.NONE,
          Cancellation.none());
      GuardCheck connection = check(service, GuardCheckName.CONNECTION);
      assertThat(connection.outcome()).as(connection.detail()).isEqualTo(GuardCheck.Outcome.PASS);
      assertThat(connection.detail()).startsWith(dialect.title() + " ");
      GuardCheck privileges = check(service, GuardCheckName.PRIVILEGES);
      assertThat(privileges.outcome()).as(privileges.detail()).isEqualTo(GuardCheck.Outcome.PASS);
    }
  }

  @Test
  void aReadOnlyPostgreSqlIsRefused() throws Exception {
    TestDatabase database = database(DialectId.POSTGRESQL);
    String name = database.url().replaceAll(".*/([^?]*).*", "$1");
    database.execute("ALTER DATABASE " + name + " SET default_transaction_read_only = on");
    try (MigrationService service = database.open(BOTH)) {
      MigrationPlan plan = service.plan(PlanRequest.upgrade("head"));
      assertThatThrownBy(
              () -> service.execute(plan, GuardAnswers.NONE, RunListener.NONE, Cancellation.none()))
          .isInstanceOf(GuardRefusedException.class)
          .hasMessageContaining("connection: PostgreSQL")
          .hasMessageContaining("is read-only.");
    }
  }

  @Test
  void aReadOnlyMariaDbIsRefused() throws Exception {
    TestDatabase database = database(DialectId.MARIADB);
    database.execute("SET GLOBAL read_only = 1");
    try (MigrationService service = database.open(BOTH)) {
      assertThat(check(service, GuardCheckName.CONNECTION).detail()).endsWith(" is read-only.");
    } finally {
      database.execute("SET GLOBAL read_only = 0");
    }
  }

  @Test
  void aTableOfAnotherOwnerIsNamedOnPostgreSql() throws Exception {
    TestDatabase database = database(DialectId.POSTGRESQL);
    try (MigrationService service = database.open("level: open")) {
      service.upgrade("a");
    }
    String account = "guest_" + Long.toHexString(System.nanoTime());
    String name = database.url().replaceAll(".*/([^?]*).*", "$1");
    database.execute(
        "CREATE ROLE " + account + " LOGIN PASSWORD 'x'",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + account,
        "GRANT CONNECT ON DATABASE " + name + " TO " + account);
    TestDatabase guest =
        TestDatabase.at(
            DialectId.POSTGRESQL,
            folder,
            database.url().replaceAll("[?&]user=postgres", ""),
            account,
            "x");
    try (MigrationService service = guest.open(BOTH)) {
      GuardCheck check = check(service, GuardCheckName.PRIVILEGES);
      assertThat(check.outcome()).isEqualTo(GuardCheck.Outcome.FAIL);
      assertThat(check.detail())
          .isEqualTo(
              "The account " + account + " does not own what the plan changes: users of postgres.");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DialectId.class,
      names = {"MARIADB", "MYSQL"})
  void aMissingPrivilegeIsNamedWithTheGrantThatGivesIt(DialectId dialect) throws Exception {
    TestDatabase database = database(dialect);
    try (MigrationService service = database.open("level: open")) {
      service.upgrade("a");
    }
    String name = database.url().replaceAll(".*/([^?]*).*", "$1");
    database.execute(
        "CREATE USER limited@'%' IDENTIFIED BY 'x'",
        "GRANT SELECT, INSERT, CREATE ON " + name + ".* TO limited@'%'");
    TestDatabase guest = TestDatabase.at(dialect, folder, database.url(), "limited", "x");
    try (MigrationService service = guest.open(BOTH)) {
      GuardCheck check = check(service, GuardCheckName.PRIVILEGES);
      assertThat(check.outcome()).isEqualTo(GuardCheck.Outcome.FAIL);
      assertThat(check.detail()).isEqualTo("The account limited@% lacks ALTER on " + name + ".");
      assertThat(check.remedy()).endsWith("GRANT ALTER ON " + name + ".* TO 'limited'@'%'");
    } finally {
      database.execute("DROP USER limited@'%'");
    }
  }
}
