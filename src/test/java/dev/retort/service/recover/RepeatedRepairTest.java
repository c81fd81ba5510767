package dev.retort.service.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.error.Cancellation;
import dev.retort.error.CancelledException;
import dev.retort.service.Interruption;
import dev.retort.service.Interruption.State;
import dev.retort.service.MigrationService;
import dev.retort.service.PlanStep;
import dev.retort.service.Project;
import dev.retort.service.RepairChoice;
import dev.retort.service.RepairPlan;
import dev.retort.service.RunListener;
import dev.retort.service.RunUnfinishedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repair that does not come far either. */
@SuppressWarnings("NullAway.Init")
class RepeatedRepairTest {
  private static final String FIRST = "CREATE TABLE a (id INTEGER);\n";

  @TempDir Path folder;

  private Project project(String section) {
    return Project.in(folder).revision("r", "", section, "DROP TABLE a;");
  }

  private static void resume(MigrationService service) {
    resume(service, RunListener.NONE, Cancellation.none());
  }

  private static void resume(
      MigrationService service, RunListener listener, Cancellation cancellation) {
    service.repair(
        service.planRepair(new RepairChoice.Resume(null), Cancellation.none()),
        listener,
        cancellation);
  }

  private static void assertOneIsDone(MigrationService service) {
    Interruption found = service.interruption(Cancellation.none()).orElseThrow();
    assertThat(found.statements())
        .extracting(s -> s.state())
        .containsExactly(State.DONE, State.NOT_DONE, State.NOT_DONE);
    assertThatThrownBy(() -> service.upgrade("head")).isInstanceOf(RunUnfinishedException.class);
  }

  @Test
  void whatWasHalfWayStaysSoWhenTheRepairIsStoppedBeforeItSentAnything() {
    String broken = "INSERT INTO nowhere VALUES (1);\nCREATE TABLE b (id INTEGER);";
    Project project = project("-- @transaction off\n" + FIRST + broken);
    try (MigrationService service = project.open()) {
      assertThatThrownBy(() -> service.upgrade("head")).hasMessageContaining("nowhere");
      assertOneIsDone(service);
      for (int i = 0; i < 9; i++) {
        Cancellation cancellation = new Cancellation();
        RunListener cancelling =
            new RunListener() {
              @Override
              public void stepStarted(PlanStep step, int index) {
                cancellation.cancel();
              }
            };
        assertThatThrownBy(() -> resume(service, cancelling, cancellation))
            .isInstanceOf(CancelledException.class)
            .hasMessageContaining("1 of 3 statements of this revision took effect");
        assertOneIsDone(service);
      }
      project("-- @transaction off\n" + FIRST + broken.replace("nowhere", "a"));
      resume(service);
      assertThat(service.liveSchema().tables()).containsOnlyKeys("a", "b");
    }
  }

  @Test
  void whoStopsTheLookAtTheDatabaseIsNotToldThatItChanged() {
    Project project = project("-- @transaction off\n" + FIRST + "DROP TABLE nowhere;\nSELECT 1;");
    try (MigrationService service = project.open()) {
      assertThatThrownBy(() -> service.upgrade("head")).hasMessageContaining("nowhere");
      Cancellation cancelled = new Cancellation();
      cancelled.cancel();
      assertThatThrownBy(() -> service.interruption(cancelled))
          .isInstanceOf(CancelledException.class);
      assertThatThrownBy(() -> resume(service, RunListener.NONE, cancelled))
          .isInstanceOf(CancelledException.class);
      assertOneIsDone(service);
    }
  }

  /** As on a full disk, where the database names another file each time. */
  @Test
  void whatIsFoundInOtherWordsIsStillRepaired() {
    Project project = project("-- @transaction off\n" + FIRST + "DROP TABLE b;\nSELECT 1;");
    try (MigrationService service = project.open()) {
      assertThatThrownBy(() -> service.upgrade("head")).hasMessageContaining("no such table: b");
      RepairPlan plan = service.planRepair(new RepairChoice.Resume(null), Cancellation.none());
      Interruption found = plan.interruption();
      Interruption inOtherWords =
          new Interruption(
              found.run(),
              found.revision(),
              found.fileChanged(),
              found.direction(),
              found.statements(),
              found.origin(),
              found.startedAt(),
              found.error(),
              "No space left for base/1");
      RepairPlan other =
          new RepairPlan(
              inOtherWords,
              plan.choice(),
              plan.statements(),
              plan.losses(),
              plan.remains(),
              plan.headsAfter());
      assertThatThrownBy(() -> service.repair(other, RunListener.NONE, Cancellation.none()))
          .hasMessageContaining("no such table: b");
      assertOneIsDone(service);
    }
  }

  @Test
  void whatWasHalfWayStaysSoWhenTheRepairIsRolledBack() {
    Project project =
        project("-- @transaction off\n" + FIRST + "INSERT INTO b VALUES (1);\nSELECT 1;");
    try (MigrationService service = project.open()) {
      assertThatThrownBy(() -> service.upgrade("head")).hasMessageContaining("no such table: b");
      assertOneIsDone(service);
    }
    project(FIRST + "CREATE TABLE b (id INTEGER);\nINSERT INTO nowhere VALUES (1);");
    try (MigrationService service = project.open()) {
      assertThatThrownBy(() -> resume(service)).hasMessageContaining("nowhere");
      assertThat(service.liveSchema().tables()).containsOnlyKeys("a");
      assertOneIsDone(service);
    }
    project(FIRST + "CREATE TABLE b (id INTEGER);\nINSERT INTO b VALUES (1);");
    try (MigrationService service = project.open()) {
      resume(service);
      assertThat(service.liveSchema().tables()).containsOnlyKeys("a", "b");
    }
  }
}
