package dev.retort.service.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.error.Cancellation;
import dev.retort.service.Interruption;
import dev.retort.service.Interruption.State;
import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.service.RepairChoice;
import dev.retort.service.RepairPlan;
import dev.retort.service.RepairRefusedException;
import dev.retort.service.RunListener;
import dev.retort.service.RunUnfinishedException;
import dev.retort.service.StatementFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class SqliteKillTest {
  private static final String UP =
      """
      -- @transaction off
      CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT);
      INSERT INTO a VALUES (1, 'one');
      ALTER TABLE a ADD COLUMN size INTEGER;
      CREATE INDEX ix_a_name ON a (name);
      """;
  private static final String DOWN = "DROP TABLE a;";

  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void setUp() {
    project = Project.in(folder).table("first", "").revision("broken", "first", UP, DOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"started:0", "finished:0", "finished:1", "started:4", "finished:4"})
  void aKillInsideATransactionLeavesNothing(String point) throws Exception {
    project.revision("broken", "first", UP.replace("-- @transaction off\n", ""), DOWN);
    assertThat(KilledRun.at(point, project.config(), "upgrade", "head")).isTrue();
    try (MigrationService service = project.open()) {
      assertThat(service.interruption(Cancellation.none())).isEmpty();
      assertThat(service.status().current()).isEmpty();
      assertThat(service.upgrade("head").statements()).isEqualTo(5);
    }
    assertThat(project.query("SELECT count(*) FROM a")).containsExactly("1");
  }

  @Test
  void aStatementThatIsKilledInTheMiddleTookNoEffect() throws Exception {
    String slow =
        "CREATE TABLE a AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT"
            + " 1500000) SELECT i, hex(i) AS h FROM n;\nCREATE TABLE b (id INTEGER);";
    project.revision("broken", "first", "-- @transaction off\n" + slow, "DROP TABLE b;");
    try (MigrationService service = project.open()) {
      service.upgrade("first");
    }
    long before = Files.size(project.database());
    // Its pages reach the file long before it ends.
    assertThat(
            KilledRun.when(
                () -> Files.size(project.database()) > before + (1 << 20),
                project.config(),
                "upgrade",
                "head"))
        .isTrue();
    try (MigrationService service = project.open()) {
      assertThat(words(service.interruption(Cancellation.none()).orElseThrow()))
          .isEqualTo("not_done not_done");
      repair(service, new RepairChoice.Resume(null));
      assertThat(project.query("SELECT count(*) FROM a")).containsExactly("1500000");
      assertThat(project.rows()).containsExactly("broken");
    }
  }

  /** The first statement, number 0, is that of the revision before. */
  @ParameterizedTest
  @CsvSource({
    "started:1,  not_done not_done not_done not_done",
    "finished:1, done not_done not_done not_done",
    "started:2,  done not_done not_done not_done",
    "finished:2, done not_done not_done not_done",
    "started:3,  done done not_done not_done",
    "finished:3, done done done not_done",
    "started:4,  done done done not_done",
    "finished:4, done done done done",
  })
  void theStructureTellsWhatAKillLeftBehind(String point, String states) throws Exception {
    assertThat(KilledRun.at(point, project.config(), "upgrade", "head")).isTrue();
    try (MigrationService service = project.open()) {
      Interruption found = service.interruption(Cancellation.none()).orElseThrow();
      assertThat(found.revision().id()).isEqualTo("broken");
      assertThat(words(found)).isEqualTo(states);
      assertThatThrownBy(() -> service.upgrade("head"))
          .isInstanceOf(RunUnfinishedException.class)
          .hasMessageContaining("retort repair");
    }
  }

  private static String words(Interruption found) {
    return String.join(
        " ",
        found.statements().stream().map(s -> s.state().name().toLowerCase(Locale.ROOT)).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "started:1",
        "finished:1",
        "started:2",
        "finished:2",
        "started:3",
        "finished:3",
        "started:4",
        "finished:4"
      })
  void whatIsCertainIsResumed(String point) throws Exception {
    KilledRun.at(point, project.config(), "upgrade", "head");
    try (MigrationService service = project.open()) {
      repair(service, new RepairChoice.Resume(null));
      assertWhole(service);
    }
  }

  @ParameterizedTest
  @CsvSource({"started:3, 2", "finished:3, 3"})
  void whatIsNotCertainIsResumedWhereAPersonSays(String point, int done) throws Exception {
    project.revision(
        "broken", "first", UP.replace("ALTER", "PRAGMA user_version = 1;\nALTER"), DOWN);
    KilledRun.at(point, project.config(), "upgrade", "head");
    try (MigrationService service = project.open()) {
      assertThatThrownBy(() -> repair(service, new RepairChoice.Resume(null)))
          .isInstanceOf(RepairRefusedException.class)
          .hasMessageContaining("statement 3");
      repair(service, new RepairChoice.Resume(done));
      assertWhole(service);
    }
  }

  private void assertWhole(MigrationService service) {
    assertThat(service.interruption(Cancellation.none())).isEmpty();
    assertThat(project.rows()).containsExactly("broken");
    assertThat(project.query("SELECT name || coalesce(size, '-') FROM a")).containsExactly("one-");
    assertThat(project.query("SELECT name FROM sqlite_master WHERE type = 'index' AND sql <> ''"))
        .containsExactly("ix_a_name");
    assertThat(service.upgrade("head").statements()).isZero();
    assertThat(service.history()).allMatch(e -> e.intact());
  }

  @Test
  void aSectionMayBeginTransactionsOfItsOwn() {
    String up = UP.replace("INSERT", "BEGIN;\nINSERT").replace("ALTER", "COMMIT;\nALTER");
    project.revision("broken", "first", up, DOWN);
    try (MigrationService service = project.open()) {
      assertThat(service.upgrade("head").statements()).isEqualTo(7);
      assertWhole(service);
    }
  }

  @Test
  void aResumeThatIsKilledIsResumed() throws Exception {
    KilledRun.at("finished:1", project.config(), "upgrade", "head");
    try (MigrationService service = project.open()) {
      resumeAfterAKill(service);
    }
  }

  private void resumeAfterAKill(MigrationService service) throws Exception {
    assertThat(KilledRun.at("finished:1", project.config(), "resume", "")).isTrue();
    Interruption found = service.interruption(Cancellation.none()).orElseThrow();
    assertThat(words(found)).isEqualTo("done done done not_done");
    repair(service, new RepairChoice.Resume(null));
    assertWhole(service);
  }

  @ParameterizedTest
  @ValueSource(strings = {"finished:1", "finished:2", "finished:3", "finished:4"})
  void whatWasDoneIsTakenBack(String point) throws Exception {
    KilledRun.at(point, project.config(), "upgrade", "head");
    try (MigrationService service = project.open()) {
      RepairPlan plan = service.planRepair(new RepairChoice.Revert(), Cancellation.none());
      assertThat(plan.losses()).containsExactly("all rows of a");
      service.repair(plan, RunListener.NONE, Cancellation.none());
      assertThat(service.interruption(Cancellation.none())).isEmpty();
      assertThat(project.rows()).containsExactly("first");
      assertThat(project.tables()).doesNotContain("a");
      assertThat(service.upgrade("head").statements()).isEqualTo(4);
    }
  }

  @Test
  void rowsOfOlderTablesStayAsTheyAreAndThatIsTold() throws Exception {
    String more = "INSERT INTO t_first VALUES (1);\nCREATE VIEW later AS SELECT 1;";
    project.revision("broken", "first", UP + more, DOWN);
    KilledRun.at("started:6", project.config(), "upgrade", "head");
    try (MigrationService service = project.open()) {
      RepairPlan plan = service.planRepair(new RepairChoice.Revert(), Cancellation.none());
      assertThat(plan.remains())
          .singleElement()
          .satisfies(s -> assertThat(s.text()).startsWith("INSERT INTO t_first"));
    }
  }

  @Test
  void aPersonsWordIsRecorded() throws Exception {
    KilledRun.at("finished:4", project.config(), "upgrade", "head");
    try (MigrationService service = project.open()) {
      repair(service, new RepairChoice.Accept(true, "looked at it"));
      assertThat(project.rows()).containsExactly("broken");
      assertThat(service.history())
          .last()
          .satisfies(
              e -> {
                assertThat(e.outcome()).isEqualTo("accepted");
                assertThat(e.detail()).isEqualTo("applied: looked at it");
              });
      assertThat(service.upgrade("head").statements()).isZero();
    }
  }

  @Test
  void aFileThatIsGoneIsReadFromTheDatabase() throws Exception {
    KilledRun.at("finished:3", project.config(), "upgrade", "head");
    project.revision("broken", "first", "CREATE TABLE other (id INTEGER);", DOWN);
    try (MigrationService service = project.open()) {
      Interruption found = service.interruption(Cancellation.none()).orElseThrow();
      assertThat(found.fileChanged()).isTrue();
      assertThat(words(found)).isEqualTo("done done done not_done");
      repair(service, new RepairChoice.Resume(null));
      assertThat(project.tables()).contains("a").doesNotContain("other");
    }
  }

  @Test
  void aStatementThatFailedIsMendedInItsFileAndResumed() {
    String wrong = UP.replace("ALTER TABLE a ADD", "ALTER TABLE aa ADD");
    project.revision("broken", "first", wrong, DOWN);
    try (MigrationService service = project.open()) {
      assertThatThrownBy(() -> service.upgrade("head"))
          .isInstanceOf(StatementFailedException.class)
          .hasMessageContaining("retort repair");
      Interruption found = service.interruption(Cancellation.none()).orElseThrow();
      assertThat(words(found)).isEqualTo("done done not_done not_done");
      assertThat(found.error()).contains("no such table: aa");
      assertThat(found.statements().get(2).reason()).isEqualTo("it was sent, and failed");
      assertThat(found.statements().get(3).reason()).isEqualTo("not sent");
      project.revision("broken", "first", UP, DOWN);
      repair(service, new RepairChoice.Resume(null));
      assertWhole(service);
    }
  }

  @Test
  void aStatementThatFailedIsTakenBackWithThoseBeforeIt() {
    project.revision("broken", "first", UP.replace("TABLE a ADD", "TABLE aa ADD"), DOWN);
    try (MigrationService service = project.open()) {
      assertThatThrownBy(() -> service.upgrade("head"))
          .isInstanceOf(StatementFailedException.class);
      repair(service, new RepairChoice.Revert());
      assertThat(project.tables()).doesNotContain("a");
    }
  }

  @Test
  void aStructureThatFitsNowhereIsUnknown() throws Exception {
    KilledRun.at("started:3", project.config(), "upgrade", "head");
    project.sql("ALTER TABLE a RENAME COLUMN name TO title");
    try (MigrationService service = project.open()) {
      Interruption found = service.interruption(Cancellation.none()).orElseThrow();
      assertThat(found.statements().get(2).state()).isEqualTo(State.UNKNOWN);
      assertThat(found.isCertain()).isFalse();
    }
  }

  @Test
  void aDowngradeThatStoppedIsResumed() throws Exception {
    project.revision(
        "broken",
        "first",
        "CREATE TABLE a (id INTEGER); CREATE TABLE b (id INTEGER);",
        "-- @transaction off\nDROP TABLE b;\nDROP TABLE a;");
    try (MigrationService service = project.open()) {
      service.upgrade("head");
    }
    KilledRun.at("finished:0", project.config(), "downgrade", "-1");
    try (MigrationService service = project.open()) {
      Interruption found = service.interruption(Cancellation.none()).orElseThrow();
      assertThat(found.direction()).isEqualTo("downgrade");
      assertThat(words(found)).isEqualTo("done not_done");
      repair(service, new RepairChoice.Resume(null));
      assertThat(project.rows()).containsExactly("first");
      assertThat(project.tables()).doesNotContain("a", "b");
    }
  }

  @Test
  void withNothingStoppedThereIsNothingToRepair() {
    try (MigrationService service = project.open()) {
      service.upgrade("head");
      assertThat(service.interruption(Cancellation.none())).isEmpty();
      assertThatThrownBy(() -> repair(service, new RepairChoice.Revert()))
          .isInstanceOf(RepairRefusedException.class);
    }
  }

  private static void repair(MigrationService service, RepairChoice choice) {
    RepairPlan plan = service.planRepair(choice, Cancellation.none());
    service.repair(plan, RunListener.NONE, Cancellation.none());
  }
}
