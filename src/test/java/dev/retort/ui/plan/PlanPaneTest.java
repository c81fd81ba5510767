package dev.retort.ui.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.ui.shell.Workbench;
import dev.retort.ui.support.Settings;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

@SuppressWarnings("NullAway.Init")
class PlanPaneTest extends ApplicationTest {
  @TempDir static Path shared;

  private Workbench workbench;

  @Override
  public void start(Stage stage) {
    workbench = new Workbench(MigrationService::open, Settings.inMemory());
    stage.setScene(workbench.scene());
    stage.show();
  }

  private void open(Project project) throws TimeoutException {
    interact(() -> workbench.workspace().open(project.file("."), null));
    until(() -> !workbench.isBusy());
  }

  private static void until(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, condition::getAsBoolean);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private boolean isShown(String query) {
    return lookup(query).tryQuery().filter(node -> node.isVisible()).isPresent();
  }

  @Test
  void aStatementIsBrokenOffByTheSecondStop() throws Exception {
    Project project =
        Project.in(shared.resolve("stop"))
            .revision(
                "slow",
                "",
                "CREATE TABLE slow AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM"
                    + " n) SELECT count(*) AS x FROM n;",
                "DROP TABLE slow;");
    open(project);
    push(KeyCode.SHORTCUT, KeyCode.U);
    until(() -> isShown("#plan-run"));
    push(KeyCode.SHORTCUT, KeyCode.ENTER);
    until(() -> isShown("#plan-cancel"));
    Button stop = lookup("#plan-cancel").queryButton();
    assertThat(stop.getText()).isEqualTo("Stop");
    until(() -> !lookup("#plan-now").queryAs(Label.class).getText().isEmpty());
    clickOn(stop);
    until(() -> stop.getText().equals("Break off the statement"));
    clickOn(stop);
    until(() -> !isShown("#plan-cancel") && !workbench.isBusy());
    assertThat(lookup("#plan-failure-title").queryAs(Label.class).getText()).isEqualTo("Cancelled");
    assertThat(project.tables()).doesNotContain("slow");
    push(KeyCode.ESCAPE);
  }

  @Test
  void anUpgradeIsPlannedLookedAtAndRunFromTheKeyboard() throws Exception {
    Project project = Project.in(shared.resolve("upgrade")).table("a1", "").table("b2", "a1");
    open(project);
    push(KeyCode.SHORTCUT, KeyCode.U);
    until(() -> isShown("#plan-run"));
    assertThat(project.tables()).doesNotContain("t_a1");
    push(KeyCode.SHORTCUT, KeyCode.ENTER);
    until(() -> !isShown("#plan-run") && !workbench.isBusy());
    assertThat(lookup("#plan-now").queryAs(Label.class).getText()).startsWith("Upgraded: 2");
    assertThat(project.tables()).contains("t_a1", "t_b2");
    push(KeyCode.ESCAPE);
    assertThat(isShown("#plan-view")).isFalse();
  }

  @Test
  void aProtectedEnvironmentRunsAfterItsNameIsTyped() throws Exception {
    Project project =
        Project.in(shared.resolve("protected"))
            .environment("guard: {level: protected}\n")
            .table("a1", "");
    open(project);
    clickOn("#button-upgrade");
    until(() -> isShown("#plan-run"));
    assertThat(lookup("#plan-run").query().isDisabled()).isTrue();
    clickOn("#plan-name").write("test");
    clickOn("#plan-run");
    until(() -> !isShown("#plan-run") && !workbench.isBusy());
    assertThat(project.tables()).contains("t_a1");
    assertThat(isShown("#plan-copies")).isTrue();
  }

  @Test
  void aCheckThatFailsLeadsToThePageThatShowsItInFull() throws Exception {
    Project project =
        Project.in(shared.resolve("drift"))
            .environment("guard: {level: protected}\n")
            .table("a1", "");
    project.sql("CREATE TABLE by_hand (id INTEGER)");
    open(project);
    push(KeyCode.SHORTCUT, KeyCode.U);
    until(() -> isShown("#plan-open-drift") && !workbench.isBusy());
    clickOn("#plan-waive-drift");
    assertThat(lookup("#plan-reason-drift").query().isFocused()).isTrue();
    push(KeyCode.ESCAPE);
    assertThat(isShown("#plan-reason-drift")).isFalse();
    assertThat(isShown("#plan-view")).isTrue();
    clickOn("#plan-open-drift");
    until(() -> isShown("#report-tree") && !workbench.isBusy());
    assertThat(isShown("#plan-view")).isFalse();
    push(KeyCode.ESCAPE);
  }

  @Test
  void aFailureShowsTheStatementAndLeadsToItsFile() throws Exception {
    Project project =
        Project.in(shared.resolve("failure"))
            .revision("a1", "", "INSERT INTO nowhere VALUES (1);", "SELECT 1;");
    open(project);
    clickOn("#button-upgrade");
    until(() -> isShown("#plan-run"));
    clickOn("#plan-run");
    until(() -> isShown("#plan-open") && !workbench.isBusy());
    assertThat(lookup("#plan-failure").queryAs(Label.class).getText()).contains("nowhere");
    clickOn("#plan-open");
    until(() -> !workbench.isBusy());
    assertThat(isShown("#plan-view")).isFalse();
    assertThat(workbench.workspace().selectedRevisionProperty().get()).isEqualTo("a1");
  }
}
