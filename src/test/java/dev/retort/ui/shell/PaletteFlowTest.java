package dev.retort.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.service.MigrationService;
import dev.retort.ui.support.Settings;
import dev.retort.ui.support.Theme;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init")
class PaletteFlowTest extends ApplicationTest {
  private Workbench workbench;

  @Override
  public void start(Stage stage) {
    workbench = new Workbench(MigrationService::open, Settings.inMemory());
    stage.setScene(workbench.scene());
    stage.show();
  }

  private boolean isOpen() {
    return lookup("#palette").query().isVisible();
  }

  @Test
  void aCommandIsFoundByItsWordsAndRun() {
    Theme before = workbench.themes().themeProperty().get();
    push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.A);
    assertThat(isOpen()).isTrue();
    write("theme");
    push(KeyCode.ENTER);
    assertThat(isOpen()).isFalse();
    assertThat(workbench.themes().themeProperty().get()).isEqualTo(before.other());
  }

  @Test
  void aCommandThatCannotRunStaysWhereItIs() {
    push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.A);
    write("downgrade.here");
    push(KeyCode.ENTER);
    assertThat(isOpen()).isTrue();
    push(KeyCode.ESCAPE);
    assertThat(isOpen()).isFalse();
  }
}
