package dev.retort.service.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.config.Environment;
import dev.retort.config.EnvironmentLoader;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.Approval;
import dev.retort.service.ApprovalRequest;
import dev.retort.service.MigrationPlan;
import dev.retort.service.MigrationService;
import dev.retort.service.PlanRequest;
import dev.retort.service.Project;
import dev.retort.service.plan.MigrationPlanner;
import dev.retort.service.plan.PlanStart;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init")
class ApprovedPlanTest {
  @TempDir Path folder;
  private Project project;
  private Environment environment;

  @BeforeEach
  void setUp() {
    project = Project.in(folder).table("a", "").table("b", "a").table("c", "b");
    environment = EnvironmentLoader.load(project.config());
  }

  private RevisionGraph graph() {
    try (MigrationService service = project.open()) {
      return service.graph();
    }
  }

  private MigrationPlan plan(String target, String row, String server) {
    return new MigrationPlanner(environment)
        .plan(PlanRequest.upgrade(target), graph(), () -> new PlanStart(List.of(row), server));
  }

  private Approvals approvals() {
    return new Approvals(environment, Clock.systemUTC());
  }

  private String objection(MigrationPlan plan) {
    return approvals().find(plan).map(Approval::problem).orElse("nothing was found");
  }

  @ParameterizedTest
  @CsvSource({
    "PostgreSQL 17.4, a, head, 'that was for PostgreSQL 18.6, and the server is PostgreSQL 17.4 now'",
    "PostgreSQL 18.6, b, head, 'that was from a, and the database is at b now'",
    "PostgreSQL 18.6, a, b, 'nothing was found'",
    "PostgreSQL 18.6, a, head, ' is the account that runs it'"
  })
  void anApprovalSaysWhatChangedSince(String server, String row, String target, String said) {
    approvals().approve(plan("head", "a", "PostgreSQL 18.6"), ApprovalRequest.unsigned());
    assertThat(objection(plan(target, row, server))).endsWith(said);
  }

  @Test
  void aRevisionThatTurnsUpOrChangesIsNamed() {
    approvals().approve(plan("head", "a", "SQLite 3"), ApprovalRequest.unsigned());
    project.table("d", "c");
    assertThat(objection(plan("head", "a", "SQLite 3")))
        .isEqualTo("that was without d, which the plan runs now");
    approvals().approve(plan("c", "a", "SQLite 3"), ApprovalRequest.unsigned());
    project.revision("c", "b", "SELECT 2;", "");
    assertThat(objection(plan("c", "a", "SQLite 3"))).isEqualTo("the SQL of c changed since");
  }

  @Test
  void theServerIsPartOfThePlan() {
    MigrationPlan then = plan("head", "a", "MariaDB 10.11.9");
    MigrationPlan now = plan("head", "a", "MariaDB 11.4.5");
    assertThat(now.digest()).isNotEqualTo(then.digest());
    assertThat(
            new MigrationPlanner(environment)
                .staleness(then, graph(), new PlanStart(List.of("a"), "MariaDB 11.4.5")))
        .contains("The plan was made for MariaDB 10.11.9, and the server is MariaDB 11.4.5 now.");
  }

  @Test
  void aPlanThatNamesItsStartKnowsNoServer() {
    MigrationPlan plan =
        new MigrationPlanner(environment)
            .plan(
                PlanRequest.upgrade("a:c"),
                graph(),
                () -> {
                  throw new AssertionError("no database is asked");
                });
    assertThat(plan.server()).isNull();
  }
}
