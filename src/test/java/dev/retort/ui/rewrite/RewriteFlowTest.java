package dev.retort.ui.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.ui.shell.Workbench;
import dev.retort.ui.support.Settings;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** A run becomes one revision, through the window. */
@SuppressWarnings("NullAway.Init")
class RewriteFlowTest extends ApplicationTest {
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
    return lookup(query).tryQuery().filter(Node::isVisible).isPresent();
  }

  @Test
  void aRunIsShownAsOneFileAndSquashed() throws Exception {
    Project project = Project.in(folder).table("a", "").table("b", "a").table("c", "b");
    interact(() -> workbench.workspace().open(folder, null));
    until(() -> !workbench.isBusy());
    interact(() -> workbench.workspace().selectedRevisionProperty().set("c"));
    interact(() -> workbench.commands().run("squash"));
    until(() -> isShown("#rewrite-facts") && !workbench.isBusy());
    assertThat(project.file("versions/a.sql")).exists();
    clickOn("#rewrite-confirm");
    until(() -> !isShown("#rewrite-view") && !workbench.isBusy());
    assertThat(project.file("versions/a.sql")).doesNotExist();
    assertThat(project.file("versions/c.sql")).content().contains("-- @replaces a, b");
  }
}
