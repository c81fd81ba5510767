package dev.retort.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.ui.support.Command;
import dev.retort.ui.support.CommandNodes;
import dev.retort.ui.support.KeyBinding;
import dev.retort.ui.support.Language;
import dev.retort.ui.support.Settings;
import dev.retort.ui.support.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** The window on a project of two environments, used by keyboard and mouse. */
@SuppressWarnings("NullAway.Init")
class ShellFlowTest extends ApplicationTest {
  private static final int PATIENCE = 20;

  @TempDir Path folder;
  private final Settings settings = Settings.inMemory();
  private Workbench workbench;

  @Override
  public void start(Stage stage) {
    workbench = new Workbench(MigrationService::open, settings);
    stage.setScene(workbench.scene());
    stage.setWidth(1200);
    stage.setHeight(760);
    stage.show();
  }

  @BeforeEach
  void openAProject() throws Exception {
    Project.in(folder)
        .revision("a1", "", "CREATE TABLE users (id INTEGER);", "DROP TABLE users;")
        .revision("b2", "a1", "CREATE TABLE tasks (id INTEGER);", "DROP TABLE tasks;")
        .revision("c3", "b2", "CREATE TABLE files (id INTEGER);", "DROP TABLE files;");
    Files.writeString(
        folder.resolve("config.zz.yaml"),
        "name: other\nextends: config.yaml\ndatabase: {url: \"jdbc:sqlite:other.db\"}\n");
    interact(() -> workbench.workspace().open(folder, null));
    settle();
  }

  @AfterEach
  void closeTheProject() throws Exception {
    interact(() -> workbench.workspace().closeServices());
    settle();
  }

  @Test
  void anEnvironmentIsChosenInTheList() {
    assertThat(workbench.workspace().selected().orElseThrow().name()).isEqualTo("test");
    clickOn("other");
    assertThat(workbench.workspace().selected().orElseThrow().name()).isEqualTo("other");
  }

  @Test
  void theGraphIsWalkedByKeyboard() {
    keys(KeyCode.DIGIT2);
    type(KeyCode.END);
    assertThat(selected()).isEqualTo("a1");
    type(KeyCode.UP);
    assertThat(selected()).isEqualTo("b2");
    type(KeyCode.ENTER);
    assertThat(focused()).isInstanceOf(CodeArea.class);
  }

  @Test
  void theDialectStaysWithTheNextRevisionAndTabLeavesItsSql() {
    Labeled dialect = lookup("#sql-dialect > .list-cell").queryLabeled();
    assertThat(dialect.getText()).isEqualTo("SQLite");
    for (String id : List.of("b2", "a1", "c3", "a1")) {
      interact(() -> workbench.workspace().selectedRevisionProperty().set(id));
      WaitForAsyncUtils.waitForFxEvents();
      assertThat(dialect.getText()).isEqualTo("SQLite");
    }
    CodeArea sql = lookup("#sql-area").queryAs(CodeArea.class);
    interact(sql::requestFocus);
    push(KeyCode.TAB);
    assertThat(sql.isFocused()).isFalse();
  }

  @Test
  void aSlashSearchesAndEscapeComesBack() {
    keys(KeyCode.DIGIT2);
    type(KeyCode.SLASH);
    assertThat(focused()).isInstanceOf(TextField.class);
    write("a1");
    assertThat(selected()).isEqualTo("a1");
    type(KeyCode.ESCAPE);
    assertThat(lookup("#graph-search").<TextField>query().getText()).isEmpty();
    assertThat(focused().getId()).isEqualTo("graph-canvas");
  }

  @Test
  void aMistakeIsShownAndOnlyTheRightFileIsWritten() throws Exception {
    Path file = revisionFile("c3");
    String before = Files.readString(file);
    type(KeyCode.F4);
    settle();
    CodeArea area = lookup("#sql-area").query();
    interact(() -> area.replaceText(before.replace("-- @revision c3", "-- @revison c3")));
    keys(KeyCode.S);
    settle();
    assertThat(lookup("#revision-problems").<Node>query().isVisible()).isTrue();
    assertThat(Files.readString(file)).isEqualTo(before);
    String right = before.replace("TABLE files (id", "TABLE files (nr");
    interact(() -> area.replaceText(right));
    keys(KeyCode.S);
    settle();
    assertThat(Files.readString(file)).isEqualTo(right);
    assertThat(lookup("#revision-problems").<Node>query().isVisible()).isFalse();
  }

  @Test
  void whatIsUnsavedIsNotLostByChoosingAnotherRevision() throws Exception {
    type(KeyCode.F4);
    settle();
    CodeArea area = lookup("#sql-area").query();
    interact(() -> area.appendText("-- more\n"));
    interact(() -> workbench.workspace().selectedRevisionProperty().set("a1"));
    clickOn("#choice-keep");
    assertThat(selected()).isEqualTo("c3");
    assertThat(area.getText()).endsWith("-- more\n");
  }

  @Test
  void themeLanguageAndTextSizeChangeAtOnceAndAreRemembered() throws Exception {
    clickOn("#button-theme");
    clickOn("#button-language");
    keys(KeyCode.EQUALS);
    settle();
    assertThat(workbench.themes().themeProperty().get()).isEqualTo(Theme.DARK);
    assertThat(lookup("文件").tryQuery()).isPresent();
    assertThat(workbench.scene().getRoot().getStyle()).contains("15.4px");
    interact(
        () -> {
          Workbench next = new Workbench(MigrationService::open, settings);
          assertThat(next.themes().themeProperty().get()).isEqualTo(Theme.DARK);
          assertThat(next.messages().language()).isEqualTo(Language.CHINESE);
          assertThat(next.themes().textSizeProperty().get()).isEqualTo(1.1);
          assertThat(next.lastFolder()).contains(folder);
        });
  }

  @Test
  void onlyADraggedDividerIsRemembered() throws Exception {
    clickOn("#sql-area");
    settle();
    assertThat(settings.read("divider.environments")).isEmpty();
    Node leftmost =
        lookup(".split-pane-divider").<Node>queryAll().stream()
            .min(Comparator.comparing(n -> n.localToScene(n.getBoundsInLocal()).getMinX()))
            .orElseThrow();
    drag(leftmost).dropBy(40, 0);
    settle();
    assertThat(settings.read("divider.environments")).isPresent();
  }

  @Test
  void everyButtonHasANameAndEachWithoutTextATip() {
    List<String> nameless = new ArrayList<>();
    for (Button button : lookup(Button.class::isInstance).<Button>queryAll()) {
      boolean skin = !button.getStyleClass().contains("button") || button.getGraphic() == null;
      boolean silent =
          button.getText().isEmpty() || button.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY;
      String accessible = button.getAccessibleText();
      if (!skin
          && silent
          && (accessible == null || accessible.isBlank() || button.getTooltip() == null)) {
        nameless.add(button.toString());
      }
    }
    assertThat(nameless).isEmpty();
  }

  @Test
  void everyButtonOfTheToolBarHasATipThatNamesItsKey() {
    for (Command command : workbench.commands().in(Command.Place.TOOLBAR)) {
      Button button = lookup("#button-" + command.id()).query();
      assertThat(button.getTooltip().getText())
          .startsWith(workbench.messages().text(command.tipKey()));
      KeyBinding key = command.key();
      if (key != null) {
        assertThat(button.getTooltip().getText())
            .endsWith("(" + CommandNodes.combination(key).getDisplayText() + ")");
      }
    }
  }

  @Test
  void theMenuOfARevisionHasWhatCanBeDoneWithIt() {
    interact(() -> workbench.workspace().selectedRevisionProperty().set("b2"));
    Node canvas = lookup("#graph-canvas").query();
    interact(
        () ->
            canvas.fireEvent(
                new ContextMenuEvent(
                    ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, 400, 300, false, null)));
    assertThat(
            robotContext().getWindowFinder().listWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
                .map(MenuItem::getId)
                .filter(Objects::nonNull))
        .contains(
            "menu-upgrade.here",
            "menu-downgrade.here",
            "menu-stamp.here",
            "menu-revision.branch",
            "menu-merge.here",
            "menu-revision.copy",
            "menu-revision.copy_path",
            "menu-revision.reveal",
            "menu-revision.edit");
  }

  private Path revisionFile(String id) {
    return workbench.workspace().graph().getValue().get(id).file();
  }

  private String selected() {
    return String.valueOf(workbench.workspace().selectedRevisionProperty().get());
  }

  private Node focused() {
    return workbench.scene().getFocusOwner();
  }

  private void keys(KeyCode code) {
    push(KeyCode.SHORTCUT, code);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Waits until nothing is loading any more. */
  private void settle() throws TimeoutException {
    Callable<Boolean> idle =
        () -> WaitForAsyncUtils.waitForAsyncFx(1000, () -> !workbench.isBusy());
    WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, idle);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
