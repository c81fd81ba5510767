package dev.retort.ui.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.TestServer;
import dev.retort.service.MigrationService;
import dev.retort.service.OrphanedRun;
import dev.retort.service.Project;
import dev.retort.ui.shell.Workbench;
import dev.retort.ui.support.Settings;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

@SuppressWarnings("NullAway.Init")
class RepairFlowTest extends ApplicationTest {
  private static final String UP =
      """
      -- @transaction off
      CREATE TABLE a (id INTEGER PRIMARY KEY);
      INSERT INTO nowhere VALUES (1);
      """;

  @TempDir static Path folder;
  private Workbench workbench;

  @Override
  public void start(Stage stage) {
    workbench = new Workbench(MigrationService::open, Settings.inMemory());
    stage.setScene(workbench.scene());
    stage.show();
  }

  private static void until(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, condition::getAsBoolean);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private boolean isShown(String query) {
    return lookup(query).tryQuery().filter(node -> node.isVisible()).isPresent();
  }

  @Test
  void whatAKilledRunLeftOnTheServerIsEndedBeforeItsRepair() throws Exception {
    TestServer server = TestServer.POSTGRESQL;
    Path own = folder.resolve("orphan");
    try (OrphanedRun orphan = OrphanedRun.on(server, server.newDatabase(), own)) {
      interact(() -> workbench.workspace().open(own, null));
      until(() -> !workbench.isBusy());
      interact(() -> workbench.commands().run("repair"));
      until(() -> isShown("#repair-end") && !workbench.isBusy());
      assertThat(lookup(".empty-item .label").queryAs(Label.class).getText())
          .startsWith("Session " + orphan.session() + ", ");
      clickOn("#repair-end");
      until(() -> isShown("#choice-end"));
      clickOn("#choice-end");
      until(() -> isShown("#repair-run") && !workbench.isBusy());
      assertThat(isShown("#repair-end")).isFalse();
    }
    until(() -> !lookup("#repair-run").query().isDisabled());
    clickOn("#repair-run");
    until(() -> !isShown("#repair-run") && !workbench.isBusy());
    push(KeyCode.ESCAPE);
  }

  @Test
  void aRunThatStoppedLeadsToItsRepair() throws Exception {
    Project project =
        Project.in(folder)
            .environment("guard: {level: confirm}\n")
            .revision("broken", "", UP, "DROP TABLE a;");
    interact(() -> workbench.workspace().open(folder, null));
    until(() -> !workbench.isBusy());
    clickOn("#button-upgrade");
    until(() -> isShown("#plan-run"));
    until(() -> !workbench.isBusy());
    clickOn("#plan-agreed");
    clickOn("#plan-run");
    until(() -> isShown("#plan-repair") && !workbench.isBusy());
    assertThat(project.tables()).contains("a");
    clickOn("#plan-repair");
    until(() -> isShown("#repair-revert") && !workbench.isBusy());
    clickOn("#repair-revert");
    until(() -> !workbench.isBusy());
    assertThat(lookup("#repair-run").query().isDisabled()).isTrue();
    clickOn("#repair-agreed");
    until(() -> !workbench.isBusy() && !lookup("#repair-run").query().isDisabled());
    clickOn("#repair-run");
    until(() -> !isShown("#repair-run") && !workbench.isBusy());
    assertThat(project.tables()).doesNotContain("a");
    push(KeyCode.ESCAPE);
    until(() -> !isShown("#repair-view"));
  }
}
