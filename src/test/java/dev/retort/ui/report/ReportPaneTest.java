package dev.retort.ui.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.ui.shell.Workbench;
import dev.retort.ui.support.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

@SuppressWarnings("NullAway.Init")
class ReportPaneTest extends ApplicationTest {
  @TempDir static Path shared;

  private Workbench workbench;

  @Override
  public void start(Stage stage) {
    workbench = new Workbench(MigrationService::open, Settings.inMemory());
    stage.setScene(workbench.scene());
    stage.show();
  }

  private void open(Project project, String command) throws TimeoutException {
    interact(() -> workbench.workspace().open(project.file("."), null));
    until(() -> !workbench.isBusy());
    interact(() -> workbench.commands().run(command));
    until(() -> !workbench.isBusy() && lookup("#report-summary").tryQuery().isPresent());
  }

  private static void until(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, condition::getAsBoolean);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void whatAChecksFoundIsProseAndASearchTellsHowMuchItLeaves() throws Exception {
    Project project =
        Project.in(shared.resolve("checks"))
            .environment("guard: {level: protected, checks: {approval: on}}\n")
            .table("a1", "");
    open(project, "guards");
    assertThat(lookup("#report-note").queryAs(TextArea.class).getText())
        .isEqualTo(
            "Nobody has approved this plan.\n\nHave somebody else type: retort approve upgrade"
                + " heads");
    assertThat(from(lookup("#report-view").<Node>query()).lookup("#sql-area").tryQuery()).isEmpty();
    clickOn("#report-search").write("backup");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(lookup("#report-summary").queryAs(Label.class).getText()).endsWith(" · 1 shown");
    assertThat(lookup("#report-note").queryAs(TextArea.class).getText())
        .isEqualTo("The backup is made when the run begins.");
  }

  @Test
  void theJournalIsReadWithTheKeyboardAlone() throws Exception {
    Project project = Project.in(shared.resolve("journal")).table("a1", "").table("zz2", "a1");
    try (MigrationService service = project.open()) {
      service.upgrade("zz2");
    }
    open(project, "journal");
    push(KeyCode.DOWN);
    TextArea note = lookup("#report-note").queryAs(TextArea.class);
    assertThat(note.getText()).startsWith("Entry 1 of the run ");
    interact(note::requestFocus);
    push(KeyCode.TAB);
    assertThat(note.isFocused()).isFalse();
    push(KeyCode.SHORTCUT, KeyCode.F);
    TextField search = lookup("#report-search").queryAs(TextField.class);
    write("zz2").push(KeyCode.DOWN);
    assertThat(search.getText()).isEqualTo("zz2");
    assertThat(lookup("#report-rows").query().isFocused()).isTrue();
    assertThat(note.getText()).startsWith("Entry 2 of the run ");
    push(KeyCode.SHORTCUT, KeyCode.F).push(KeyCode.ESCAPE);
    assertThat(search.getText()).isEmpty();
    interact(note::requestFocus);
    push(KeyCode.ESCAPE);
    assertThat(lookup("#report-view").tryQuery()).isEmpty();
  }

  @Test
  void aSearchShowsTheRowThatItChooses() throws Exception {
    Project project = Project.in(shared.resolve("many")).table("zz1", "");
    for (int i = 2; i <= 40; i++) {
      project.table("zz" + i, "zz" + (i - 1));
    }
    try (MigrationService service = project.open()) {
      service.upgrade("zz40");
    }
    open(project, "journal");
    ListView<?> rows = lookup("#report-rows").queryListView();
    clickOn("#report-search");
    interact(() -> rows.scrollTo(39));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(isOnScreen(0)).isFalse();
    write("upgrade");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(isOnScreen(0)).isTrue();
  }

  private boolean isOnScreen(int row) {
    return lookup("#report-rows .list-cell").<ListCell<?>>queryAll().stream()
        .anyMatch(cell -> cell.getIndex() == row && cell.isVisible());
  }

  @Test
  void whereNothingCouldBeReadTheReasonIsCopiedAndAskedAgain() throws Exception {
    Project project = Project.in(shared.resolve("failure")).table("a1", "");
    interact(() -> workbench.workspace().open(project.file("."), null));
    until(() -> !workbench.isBusy());
    Files.writeString(project.file("app.db"), "this is no database, only text");
    interact(() -> workbench.commands().run("journal"));
    until(() -> !workbench.isBusy() && lookup("#report-again").tryQuery().isPresent());
    assertThat(lookup("#report-again").queryButton().getText()).isEqualTo("Try again");
    assertThat(lookup("#report-again").query().isFocused()).isTrue();
    clickOn("#failed-copy");
    String[] copied = {""};
    interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
    assertThat(copied[0]).contains("app.db");
    Files.delete(project.file("app.db"));
    clickOn("#report-again");
    until(() -> !workbench.isBusy() && lookup("#report-again").tryQuery().isEmpty());
    assertThat(lookup("#report-close").query().isFocused()).isTrue();
  }

  @Test
  void aTreeWithoutAMatchSaysSo() throws Exception {
    Project project = Project.in(shared.resolve("drift")).table("a1", "");
    try (MigrationService service = project.open()) {
      service.upgrade("a1");
    }
    project.sql("CREATE TABLE by_hand (id INTEGER)");
    open(project, "drift");
    assertThat(lookup("#report-nothing").query().isVisible()).isFalse();
    assertThat(lookup("#report-tree").query().isFocused()).isTrue();
    clickOn("#report-search").write("zzz");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(lookup("#report-nothing").query().isVisible()).isTrue();
  }
}
