package dev.retort.service.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.config.GuardCheckName;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.service.GuardAnswers;
import dev.retort.service.GuardCheck;
import dev.retort.service.GuardCheck.Outcome;
import dev.retort.service.MigrationPlan;
import dev.retort.service.MigrationService;
import dev.retort.service.PlanRequest;
import dev.retort.service.Project;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is gone when the checks of a plan are made. */
class ServerAwayTest {
  @Test
  void itIsToldOnceAndNotAskedAgain(@TempDir Path folder) {
    Project project = Project.in(folder).table("a", "");
    project.write(
        "config.yaml",
        """
        name: prod
        database: {url: "jdbc:postgresql://127.0.0.1:1/app", username: app}
        migrations: {locations: [versions]}
        guard: {level: confirm, checks: {lint: on, drift: on, window: on}}
        """);
    try (MigrationService service = project.open()) {
      MigrationPlan plan = service.plan(PlanRequest.upgrade("head").startingFrom(List.of()));
      List<GuardCheck> checks =
          service.guards(plan, GuardAnswers.NONE, Progress.NONE, Cancellation.none()).checks();
      assertThat(checks.get(0).detail()).startsWith("No server answers at");
      assertThat(checks.subList(1, checks.size()))
          .filteredOn(check -> check.name() != GuardCheckName.WINDOW)
          .hasSizeGreaterThan(3)
          .allSatisfy(
              check -> {
                assertThat(check.outcome()).isEqualTo(Outcome.FAIL);
                assertThat(check.detail()).startsWith("Nobody looked");
              });
      assertThat(checks)
          .filteredOn(check -> check.name() == GuardCheckName.WINDOW)
          .singleElement()
          .satisfies(check -> assertThat(check.outcome()).isEqualTo(Outcome.PASS));
    }
  }
}
