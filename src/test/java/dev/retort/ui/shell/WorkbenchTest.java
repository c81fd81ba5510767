package dev.retort.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.ui.support.Language;
import dev.retort.ui.support.Settings;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init")
class WorkbenchTest extends ApplicationTest {
  private Workbench workbench;

  @Override
  public void start(Stage stage) {
    workbench =
        new Workbench(
            file -> {
              throw new IllegalStateException();
            },
            Settings.inMemory());
    stage.setScene(workbench.scene());
    stage.setWidth(1200);
    stage.setHeight(760);
    stage.show();
  }

  @Test
  void languageIsSwitchedByItsButton() {
    clickOn("#button-language");
    assertThat(workbench.messages().language()).isEqualTo(Language.CHINESE);
  }
}
