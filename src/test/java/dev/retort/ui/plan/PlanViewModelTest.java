package dev.retort.ui.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.config.GuardCheckName;
import dev.retort.error.Cancellation;
import dev.retort.error.SourcePosition;
import dev.retort.revision.Revision;
import dev.retort.service.Blocker;
import dev.retort.service.GuardAnswers;
import dev.retort.service.LeftBehind;
import dev.retort.service.MigrationService;
import dev.retort.service.PlanRequest;
import dev.retort.service.Project;
import dev.retort.service.RunListener;
import dev.retort.service.StatementFailedException;
import dev.retort.ui.support.Commands;
import dev.retort.ui.support.FeatureHost;
import dev.retort.ui.support.Language;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.RecordedDialogs;
import dev.retort.ui.support.SameThreadTaskRunner;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Parent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class PlanViewModelTest {
  private static final String BROKEN =
      "CREATE TABLE good (id INTEGER);\n\nINSERT INTO nowhere VALUES (1);";

  private static final Blocker BLOCKER =
      new Blocker("7", "app@local", null, "UPDATE t SET id = 1", true, true);

  @TempDir Path folder;
  private final RecordedDialogs dialogs = new RecordedDialogs();
  private final Messages messages = new Messages();
  private final UiContext context =
      new UiContext(
          messages, new SameThreadTaskRunner(), dialogs, new Commands(), new ClosedHost());
  private final Workspace workspace = new Workspace(context.tasks(), MigrationService::open);
  private Project project;

  @BeforeEach
  void aProjectOfTwoTables() {
    project = Project.in(folder).table("a1", "").table("b2", "a1");
  }

  @AfterEach
  void close() {
    workspace.closeServices();
  }

  private PlanViewModel planned(PlanRequest request) {
    workspace.open(folder, null);
    PlanViewModel model =
        new PlanViewModel(context, workspace, workspace.selected().orElseThrow(), request);
    model.plan();
    return model;
  }

  private PlanViewModel upgrade() {
    return planned(PlanRequest.upgrade("heads"));
  }

  private static List<LineState> states(PlanViewModel model) {
    return model.lines().stream().map(PlanLine::state).toList();
  }

  @Test
  void aPlanListsItsStepsAndBelowEachItsStatements() {
    PlanViewModel model = upgrade();
    assertThat(model.lines())
        .extracting(PlanLine::text)
        .containsExactly(
            "makes a1",
            "CREATE TABLE t_a1 (id INTEGER)",
            "makes b2",
            "CREATE TABLE t_b2 (id INTEGER)");
    assertThat(model.sentences().title()).isEqualTo("Upgrade test: 2 revisions");
    assertThat(model.sentences().summary())
        .isEqualTo("2 statements on SQLite, from base to b2 (heads)");
  }

  @Test
  void anOpenEnvironmentAsksNothing() {
    assertThat(upgrade().checks().rows()).isEmpty();
  }

  @Test
  void theChecksAreSeenBeforeTheRun() {
    project.environment("guard: {level: protected}\n");
    PlanViewModel model = upgrade();
    assertThat(model.checks().rows())
        .extracting(PlanCheck::state)
        .contains(PlanCheck.State.PASS, PlanCheck.State.LATER)
        .doesNotContain(PlanCheck.State.CHECKING, PlanCheck.State.FAIL);
    assertThat(model.checks().settled().get()).isTrue();
  }

  @Test
  void aCheckThatFailsStandsInTheWayUntilItIsMendedOrWaived() {
    project.environment("guard: {level: protected}\n");
    upgradeFirst();
    project.sql("CREATE TABLE by_hand (id INTEGER)");
    PlanViewModel model = upgrade();
    model.guard().typedProperty().set("test");
    assertThat(model.runnable().get()).isFalse();
    PlanCheck drift = row(model, GuardCheckName.DRIFT);
    assertThat(drift.state()).isEqualTo(PlanCheck.State.FAIL);
    assertThat(drift.detail()).contains("by_hand");
    model.checks().copy();
    assertThat(dialogs.copied.get(0))
        .startsWith("Connection: passed\n  ")
        .contains("\nDrift: failed\n  " + drift.detail() + "\n  " + drift.remedy());
    project.sql("DROP TABLE by_hand");
    model.checks().again();
    assertThat(model.runnable().get()).isTrue();
  }

  @Test
  void aWaiverReachesTheJournalWithItsReason() {
    project.environment("guard: {level: protected}\n");
    upgradeFirst();
    project.sql("CREATE TABLE by_hand (id INTEGER)");
    PlanViewModel model = upgrade();
    model.guard().typedProperty().set("test");
    model.checks().waive(GuardCheckName.DRIFT, "known since May");
    model.checks().waive(GuardCheckName.REHEARSAL, "known since May");
    assertThat(row(model, GuardCheckName.DRIFT).state()).isEqualTo(PlanCheck.State.WAIVED);
    assertThat(model.runnable().get()).isTrue();
    model.run();
    assertThat(model.phase()).isEqualTo(PlanPhase.DONE);
    assertThat(project.rows()).containsExactly("b2");
    assertThat(model.progress().copies())
        .extracting(copy -> copy.name())
        .containsExactly(GuardCheckName.BACKUP, GuardCheckName.LOST_ROWS);
    assertThat(model.progress().copies().get(0).detail()).contains("To restore: rm -f ");
    try (MigrationService service = project.open()) {
      assertThat(service.history().toString()).contains("known since May");
    }
    PlanViewModel taken = upgrade();
    assertThat(taken.phase()).isEqualTo(PlanPhase.NOTHING);
  }

  @Test
  void aPlanIsApprovedInTheWindowWithTheKeyOfAListedApprover() {
    String anna = MigrationService.newApproverKey(folder.resolve("anna.pem"));
    project.environment("guard: {level: open, approvers: {anna: " + anna + "}}\n");
    PlanViewModel model = upgrade();
    assertThat(row(model, GuardCheckName.APPROVAL).state()).isEqualTo(PlanCheck.State.FAIL);
    MigrationService.newApproverKey(folder.resolve("eve.pem"));
    dialogs.answers.add(folder.resolve("eve.pem").toString());
    model.checks().approve();
    assertThat(dialogs.errors)
        .singleElement()
        .matches(e -> String.valueOf(e.getMessage()).contains("anna"));
    dialogs.answers.add(folder.resolve("anna.pem").toString());
    model.checks().approve();
    assertThat(row(model, GuardCheckName.APPROVAL).state()).isEqualTo(PlanCheck.State.PASS);
    assertThat(model.runnable().get()).isTrue();
  }

  private void upgradeFirst() {
    try (MigrationService service = project.open()) {
      service.execute(
          service.plan(PlanRequest.upgrade("a1")),
          GuardAnswers.named("test"),
          RunListener.NONE,
          Cancellation.none());
    }
  }

  private static PlanCheck row(PlanViewModel model, GuardCheckName name) {
    return model.checks().rows().stream().filter(r -> r.name() == name).findFirst().orElseThrow();
  }

  @Test
  void textsFollowTheLanguage() {
    PlanViewModel model = upgrade();
    messages.languageProperty().set(Language.CHINESE);
    assertThat(model.sentences().title()).isEqualTo("升级 test：2 个版本");
  }

  @Test
  void theSqlOfTheChosenStepIsShown() {
    PlanViewModel model = upgrade();
    model.selectedProperty().set(model.lines().get(3));
    assertThat(model.sql().text()).isEqualTo("CREATE TABLE t_b2 (id INTEGER);");
    assertThat(model.sql().lines(0)).isEqualTo(new StepSql.Range(1, 1));
  }

  @Test
  void aRunMarksEveryLineDoneAndMovesTheDatabase() {
    PlanViewModel model = upgrade();
    model.run();
    assertThat(model.phase()).isEqualTo(PlanPhase.DONE);
    assertThat(states(model)).containsOnly(LineState.DONE);
    assertThat(model.progress().doneProperty().get()).isEqualTo(2);
    assertThat(model.sentences().now())
        .startsWith("Upgraded: 2 revisions, 2 statements in ")
        .contains("b2");
    assertThat(project.rows()).containsExactly("b2");
  }

  @Test
  void aRunLetsTheWindowLookAtTheDatabaseAgain() {
    upgrade().run();
    assertThat(workspace.selected().orElseThrow().status().orElseThrow().pending()).isEmpty();
  }

  @Test
  void whereTheDatabaseIsThereAlreadyNothingIsOffered() {
    upgrade().run();
    PlanViewModel model = upgrade();
    assertThat(model.phase()).isEqualTo(PlanPhase.NOTHING);
    assertThat(model.runnable().get()).isFalse();
  }

  @Test
  void aFailureNamesTheStatementAndLeavesNothingBehind() {
    project.revision("c3", "b2", BROKEN, "DROP TABLE good;");
    PlanViewModel model = upgrade();
    model.run();
    assertThat(model.phase()).isEqualTo(PlanPhase.FAILED);
    assertThat(states(model))
        .containsExactly(
            LineState.UNDONE,
            LineState.UNDONE,
            LineState.UNDONE,
            LineState.UNDONE,
            LineState.FAILED,
            LineState.UNDONE,
            LineState.FAILED);
    assertThat(model.selectedProperty().get()).isSameAs(model.lines().get(6));
    assertThat(model.sentences().failureText()).contains("no such table: nowhere");
    assertThat(model.sentences().failurePlace()).isEqualTo("c3.sql, line 8");
    assertThat(model.sentences().left()).startsWith("Nothing was changed");
    assertThat(project.tables()).doesNotContain("t_a1", "good");
  }

  @Test
  void stepsAfterAFailureAreNotRun() {
    project.revision("c3", "b2", BROKEN, "DROP TABLE good;").table("d4", "c3");
    PlanViewModel model = upgrade();
    model.run();
    assertThat(states(model).subList(7, 9)).containsOnly(LineState.SKIPPED);
  }

  @Test
  void whereEachRevisionIsATransactionThoseBeforeAFailureStayDone() {
    project.environment("transaction: revision\n").revision("c3", "b2", BROKEN, "DROP TABLE good;");
    PlanViewModel model = upgrade();
    model.run();
    assertThat(states(model))
        .containsExactly(
            LineState.DONE,
            LineState.DONE,
            LineState.DONE,
            LineState.DONE,
            LineState.FAILED,
            LineState.UNDONE,
            LineState.FAILED);
    assertThat(model.sentences().left()).startsWith("2 revisions are done and stay");
    assertThat(project.rows()).containsExactly("b2");
  }

  @Test
  void outsideATransactionTheStatementsBeforeAFailureStayDone() {
    project.revision("c3", "b2", "-- @transaction off\n" + BROKEN, "DROP TABLE good;");
    PlanViewModel model = upgrade();
    model.run();
    assertThat(states(model).subList(4, 7))
        .containsExactly(LineState.FAILED, LineState.DONE, LineState.FAILED);
    assertThat(model.sentences().left()).startsWith("1 of 2 statements of c3 took effect");
    assertThat(project.tables()).contains("good", "t_b2");
  }

  @Test
  void theFileIsOpenedAtTheStatementThatFailed() {
    project.revision("c3", "b2", BROKEN, "DROP TABLE good;");
    PlanViewModel model = upgrade();
    model.run();
    model.exits().openFile();
    assertThat(workspace.selectedRevisionProperty().get()).isEqualTo("c3");
    assertThat(workspace.requestedLineProperty().get()).isEqualTo(8);
  }

  @Test
  void planningAgainAfterAFailureReadsTheCorrectedFile() {
    project.revision("c3", "b2", BROKEN, "DROP TABLE good;");
    PlanViewModel model = upgrade();
    model.run();
    project.revision("c3", "b2", "CREATE TABLE good (id INTEGER);", "DROP TABLE good;");
    model.plan();
    assertThat(states(model)).containsOnly(LineState.WAITING);
    model.run();
    assertThat(model.phase()).isEqualTo(PlanPhase.DONE);
  }

  @Test
  void aCancelledRunIsRolledBack() {
    PlanViewModel model = upgrade();
    model
        .selectedProperty()
        .addListener(
            (o, old, line) -> {
              if (model.phase() == PlanPhase.RUNNING) {
                model.cancel();
              }
            });
    model.run();
    assertThat(model.phase()).isEqualTo(PlanPhase.CANCELLED);
    assertThat(states(model)).doesNotContain(LineState.DONE, LineState.RUNNING, LineState.FAILED);
    assertThat(model.sentences().left()).startsWith("Nothing was changed");
    assertThat(project.tables()).doesNotContain("t_a1");
  }

  @Test
  void theSecondStopBreaksTheStatementOffAndTheButtonSaysSo() {
    PlanViewModel model = upgrade();
    List<String> said = new ArrayList<>();
    model
        .selectedProperty()
        .addListener(
            (o, old, line) -> {
              if (model.phase() == PlanPhase.RUNNING && said.isEmpty()) {
                said.add(model.sentences().stopKey());
                model.cancel();
                said.add(model.sentences().stopKey());
                said.add(model.sentences().now());
                model.progress().waitingFor(List.of(BLOCKER));
                said.add(model.sentences().now());
                model.cancel();
                said.add(model.sentences().now());
                said.add(model.progress().stopProperty().get().name());
              }
            });
    model.run();
    assertThat(said)
        .containsExactly(
            "plan.stop",
            "plan.break_off",
            "Stopping after this statement …",
            "Stopping once the lock is free; break it off to stop now. Held by "
                + BLOCKER.describe(),
            "Breaking off the statement …",
            "AT_ONCE");
    assertThat(model.phase()).isEqualTo(PlanPhase.CANCELLED);
    model.plan();
    model.run();
    assertThat(model.phase()).isEqualTo(PlanPhase.DONE);
    assertThat(model.sentences().stopKey()).isEqualTo("plan.stop");
  }

  @Test
  void aLostConnectionIsNamedBeforeTheDriversWords() {
    Revision revision = upgrade().planProperty().get().steps().get(0).revision();
    StatementFailedException lost =
        new StatementFailedException(
            revision,
            new SourcePosition(revision.file(), 8, 1),
            "SELECT 1",
            new SQLException("An I/O error occurred.", "08006"),
            List.of(),
            new LeftBehind("", true, false));
    PlanTexts texts = new PlanTexts(messages);
    assertThat(texts.failureTitle(lost)).isEqualTo("The connection was lost during a statement");
    assertThat(texts.failureText(lost)).isEqualTo("An I/O error occurred.");
  }

  @Test
  void thePaneStaysWhileItsPlanRuns() {
    PlanViewModel model = upgrade();
    boolean[] may = {true};
    model.progress().doneProperty().addListener((o, old, now) -> may[0] &= model.mayClose());
    model.run();
    assertThat(may[0]).isFalse();
    assertThat(dialogs.notes).isNotEmpty();
    assertThat(model.mayClose()).isTrue();
  }

  @Test
  void aPlanThatNoLongerHoldsRunsNothingAndCanBeMadeAgain() {
    PlanViewModel model = upgrade();
    project.table("c3", "b2").revision("b2", "a1", "CREATE TABLE other (id INTEGER);", "SELECT 1;");
    model.run();
    assertThat(model.phase()).isEqualTo(PlanPhase.STALE);
    assertThat(states(model)).containsOnly(LineState.SKIPPED);
    model.plan();
    assertThat(model.phase()).isEqualTo(PlanPhase.READY);
    assertThat(model.sentences().title()).isEqualTo("Upgrade test: 3 revisions");
  }

  @Test
  void aGuardThatAsksWantsATick() {
    project.environment("guard: {level: confirm}\n");
    PlanViewModel model = upgrade();
    assertThat(model.runnable().get()).isFalse();
    model.run();
    assertThat(model.phase()).isEqualTo(PlanPhase.READY);
    model.guard().readProperty().set(true);
    assertThat(model.runnable().get()).isTrue();
  }

  @Test
  void aProtectedEnvironmentWantsItsNameTyped() {
    project.environment("guard: {level: protected}\n");
    PlanViewModel model = upgrade();
    model.guard().typedProperty().set("tes");
    assertThat(model.runnable().get()).isFalse();
    model.guard().typedProperty().set("test");
    assertThat(model.runnable().get()).isTrue();
  }

  @Test
  void anotherPlanIsAskedForAnew() {
    project.environment("guard: {level: protected}\n");
    PlanViewModel model = upgrade();
    model.guard().typedProperty().set("test");
    model.plan();
    assertThat(model.runnable().get()).isFalse();
  }

  @Test
  void whatADowngradeTakesAwayIsNamed() {
    upgrade().run();
    PlanViewModel model = planned(PlanRequest.downgrade("base"));
    assertThat(model.effects())
        .containsExactly(
            new PlanEffect(PlanEffect.Kind.DROP_TABLE, "t_b2", 0, 0),
            new PlanEffect(PlanEffect.Kind.DROP_TABLE, "t_a1", 1, 0));
    model.choose(model.effects().get(1));
    assertThat(model.selectedProperty().get()).isSameAs(model.lines().get(3));
  }

  @Test
  void aStampRunsNoStatement() {
    PlanViewModel model = planned(PlanRequest.stamp(List.of("b2"), false));
    assertThat(model.sql().isEmpty()).isTrue();
    model.run();
    assertThat(model.sentences().now()).isEqualTo("Stamped. The database is at b2.");
    assertThat(project.tables()).doesNotContain("t_a1");
  }

  @Test
  void aPlanThatCannotBeMadeSaysWhy() {
    project.table("c3", "a1");
    PlanViewModel model = planned(PlanRequest.upgrade("head"));
    assertThat(model.phase()).isEqualTo(PlanPhase.UNPLANNED);
    assertThat(model.sentences().failureTitle()).isEqualTo("There are several heads");
  }

  @Test
  void theScriptIsCopied() {
    upgrade().exits().copyScript();
    assertThat(dialogs.copied).singleElement().asString().contains("CREATE TABLE t_a1");
  }

  @Test
  void theScriptIsSaved() throws Exception {
    Path file = folder.resolve("plan.sql");
    dialogs.answers.add(file.toString());
    upgrade().exits().saveScript();
    assertThat(Files.readString(file)).contains("CREATE TABLE t_b2");
  }

  /** Shows nothing. */
  private static final class ClosedHost implements FeatureHost {
    @Override
    public void open(ObservableStringValue title, Parent content, BooleanSupplier mayClose) {}

    @Override
    public void close() {}

    @Override
    public boolean isOpen() {
      return false;
    }
  }
}
