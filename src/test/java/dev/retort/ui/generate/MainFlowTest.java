package dev.retort.ui.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.ui.shell.Workbench;
import dev.retort.ui.support.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** The main job, end to end, with mouse and keyboard. */
@SuppressWarnings("NullAway.Init")
class MainFlowTest extends ApplicationTest {
  private static final String USERS =
      """
      tables:
        users:
          columns: {id: {type: bigint, nullable: false}, name: {type: varchar(50)}}
          primary_key: [id]
      """;

  @TempDir static Path folder;
  private Workbench workbench;
  private Project project;

  @Override
  public void start(Stage stage) {
    workbench = new Workbench(MigrationService::open, Settings.inMemory());
    stage.setScene(workbench.scene());
    stage.show();
  }

  private void until(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, condition::getAsBoolean);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void settled() throws TimeoutException {
    WaitForAsyncUtils.waitForFxEvents();
    until(() -> !workbench.isBusy());
  }

  private boolean isShown(String query) {
    return lookup(query).tryQuery().filter(node -> node.isVisible()).isPresent();
  }

  private List<String> files() {
    try (var found = Files.list(folder.resolve("versions"))) {
      return found
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".sql"))
          .sorted()
          .toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void type(String field, String text) {
    interact(() -> lookup(field).queryAs(TextInputControl.class).setText(text));
  }

  private void run(String command) throws TimeoutException {
    interact(() -> workbench.commands().run(command));
    settled();
  }

  private void runPlan() throws TimeoutException {
    until(() -> isShown("#plan-run"));
    push(KeyCode.SHORTCUT, KeyCode.ENTER);
    until(() -> !isShown("#plan-run"));
    settled();
    push(KeyCode.ESCAPE);
    until(() -> !isShown("#plan-view"));
  }

  @Test
  void fromAModelToAMerge() throws Exception {
    project = Project.in(folder).model(USERS);
    interact(() -> workbench.workspace().open(folder, null));
    settled();

    push(KeyCode.SHORTCUT, KeyCode.N);
    until(() -> isShown("#generate-save"));
    assertThat(files()).as("nothing is written before Save").isEmpty();
    type("#generate-message", "add users");
    settled();
    clickOn("#generate-save");
    until(() -> !isShown("#generate-view"));
    settled();
    assertThat(files()).hasSize(1);
    String first = workbench.workspace().selectedRevisionProperty().get();

    push(KeyCode.SHORTCUT, KeyCode.U);
    runPlan();
    assertThat(project.tables()).contains("users");
    push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.U);
    runPlan();
    assertThat(project.tables()).doesNotContain("users");
    push(KeyCode.SHORTCUT, KeyCode.U);
    runPlan();

    branch(first, "left");
    branch(first, "right");
    push(KeyCode.SHORTCUT, KeyCode.M);
    until(() -> isShown("#merge-heads"));
    settled();
    clickOn("#draft-save");
    until(() -> !isShown("#merge-heads"));
    settled();
    assertThat(files()).hasSize(4);
    String merge = workbench.workspace().selectedRevisionProperty().get();
    push(KeyCode.SHORTCUT, KeyCode.U);
    runPlan();
    assertThat(project.rows()).containsExactly(merge);
  }

  private void branch(String parent, String message) throws TimeoutException {
    int before = files().size();
    interact(() -> workbench.workspace().selectedRevisionProperty().set(parent));
    settled();
    run("revision.branch");
    until(() -> isShown("#new-message"));
    type("#new-message", message);
    settled();
    clickOn("#draft-save");
    until(() -> !isShown("#new-message"));
    settled();
    assertThat(files()).hasSize(before + 1);
  }
}
