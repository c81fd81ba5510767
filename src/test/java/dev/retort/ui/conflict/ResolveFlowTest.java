package dev.retort.ui.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.ui.shell.Workbench;
import dev.retort.ui.support.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** From two heads to one, through the window. */
@SuppressWarnings("NullAway.Init")
class ResolveFlowTest extends ApplicationTest {
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
  void threeHeadsAreDecidedTwoAtATime() throws Exception {
    Path at = folder.resolve("three");
    Project project = TwoBranches.in(at);
    project.revision("third", "root", "CREATE TABLE more (id INTEGER);", "DROP TABLE more;");
    interact(
        () -> {
          workbench.workspace().open(at, null);
          workbench.workspace().selectedRevisionProperty().set("third");
        });
    until(() -> !workbench.isBusy());
    interact(() -> workbench.workspace().selectedRevisionProperty().set("left"));
    push(KeyCode.SHORTCUT, KeyCode.ALT, KeyCode.M);
    until(() -> isShown("#resolve-lines") && !workbench.isBusy());
    ComboBox<String> right = lookup("#resolve-right").queryComboBox();
    assertThat(right.getItems()).containsExactlyInAnyOrder("right", "third");
    assertThat(
            lookup("#resolve-others .label").queryAllAs(Label.class).stream().map(Label::getText))
        .anyMatch(text -> text.startsWith("There are 3 heads. Two are decided at a time: left"));
    interact(() -> right.setValue(right.getValue().equals("third") ? "right" : "third"));
    until(() -> isShown("#resolve-lines") && !workbench.isBusy());
    ComboBox<String> again = lookup("#resolve-right").queryComboBox();
    interact(() -> again.setValue("third"));
    until(() -> isShown("#resolve-lines") && !workbench.isBusy());
    assertThat(lookup("#resolve-counter").queryAs(Label.class).getText()).isEqualTo("All decided");
    clickOn("#resolve-prove");
    until(() -> isShown("#resolve-proof") && !workbench.isBusy());
    clickOn("#resolve-save");
    until(() -> !isShown("#resolve-view") && !workbench.isBusy());
    try (MigrationService service = project.open()) {
      assertThat(service.graph().heads())
          .hasSize(2)
          .anyMatch(h -> h.downRevisions().equals(List.of("left", "third")));
    }
    push(KeyCode.SHORTCUT, KeyCode.ALT, KeyCode.M);
    until(() -> isShown("#resolve-lines") && !workbench.isBusy());
    assertThat(isShown("#resolve-others")).isFalse();
  }

  @Test
  void twoHeadsAreDecidedProvenMergedAndUpgraded() throws Exception {
    Path at = folder.resolve("two");
    Project project = TwoBranches.in(at);
    interact(() -> workbench.workspace().open(at, null));
    until(() -> !workbench.isBusy());
    push(KeyCode.SHORTCUT, KeyCode.ALT, KeyCode.M);
    until(() -> isShown("#resolve-lines") && !workbench.isBusy());
    assertThat(lookup("#resolve-counter").queryAs(Label.class).getText()).isEqualTo("2 of 2 left");
    clickOn("#resolve-take-left");
    push(KeyCode.ALT, KeyCode.RIGHT);
    assertThat(lookup("#resolve-counter").queryAs(Label.class).getText()).isEqualTo("All decided");
    assertThat(lookup("#resolve-save").query().isDisabled()).isTrue();
    clickOn("#resolve-prove");
    until(() -> isShown("#resolve-proof") && !workbench.isBusy());
    assertThat(lookup("#resolve-save").query().isDisabled()).isFalse();
    clickOn("#resolve-save");
    until(() -> !isShown("#resolve-view") && !workbench.isBusy());
    push(KeyCode.SHORTCUT, KeyCode.U);
    until(() -> isShown("#plan-run"));
    push(KeyCode.SHORTCUT, KeyCode.ENTER);
    until(() -> !isShown("#plan-run") && !workbench.isBusy());
    assertThat(project.rows()).hasSize(1).doesNotContain("left", "right");
  }
}
