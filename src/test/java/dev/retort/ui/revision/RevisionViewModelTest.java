package dev.retort.ui.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.sql.DialectId;
import dev.retort.ui.support.Commands;
import dev.retort.ui.support.FeatureHost;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.RecordedDialogs;
import dev.retort.ui.support.SameThreadTaskRunner;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
class RevisionViewModelTest {
  @TempDir Path folder;
  private final SameThreadTaskRunner tasks = new SameThreadTaskRunner();
  private final RecordedDialogs dialogs = new RecordedDialogs();
  private final Workspace workspace = new Workspace(tasks, MigrationService::open);
  private final RevisionViewModel model =
      new RevisionViewModel(
          new UiContext(new Messages(), tasks, dialogs, new Commands(), new NoHost()), workspace);
  private Path file;

  @BeforeEach
  void openAProject() {
    Project project = Project.in(folder).table("a1", "").table("b2", "a1");
    file =
        project.write(
            "versions/c3.sql",
            """
            -- @revision c3
            -- @down_revision b2
            -- @message by dialect

            -- @upgrade sqlite
            CREATE TABLE lite (id INTEGER);

            -- @upgrade mysql
            CREATE TABLE my (id INTEGER);

            -- @downgrade
            DROP TABLE t;
            """);
    workspace.open(folder, null);
    workspace.selectedRevisionProperty().set("c3");
  }

  @AfterEach
  void close() {
    workspace.closeServices();
  }

  @Test
  void theDatabasesOwnDialectIsShownFirst() {
    assertThat(model.dialectProperty().get()).isEqualTo(DialectId.SQLITE);
    assertThat(model.textProperty().get()).isEqualTo("CREATE TABLE lite (id INTEGER);");
  }

  @Test
  void anotherDialectShowsItsOwnSection() {
    model.dialectProperty().set(DialectId.MYSQL);
    assertThat(model.textProperty().get()).isEqualTo("CREATE TABLE my (id INTEGER);");
  }

  @Test
  void theDowngradeIsAnotherPart() {
    model.choiceProperty().set(SqlChoice.DOWNGRADE);
    assertThat(model.textProperty().get()).isEqualTo("DROP TABLE t;");
  }

  @Test
  void anEditIsNotSavedByItself() throws IOException {
    String before = Files.readString(file);
    model.edit();
    model.textProperty().set(before + "-- more\n");
    assertThat(model.dirtyProperty().get()).isTrue();
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void aGoodEditIsWrittenByteForByte() throws IOException {
    model.edit();
    String edited = model.textProperty().get().replace("TABLE lite", "TABLE light");
    model.textProperty().set(edited);
    model.save();
    assertThat(Files.readString(file)).isEqualTo(edited);
    assertThat(model.dirtyProperty().get()).isFalse();
    assertThat(model.problems()).isEmpty();
  }

  @Test
  void aMistakeIsNotWrittenAndSaysItsLine() throws IOException {
    String before = Files.readString(file);
    model.edit();
    model.textProperty().set(before.replace("@down_revision", "@down_revison"));
    model.save();
    assertThat(Files.readString(file)).isEqualTo(before);
    assertThat(model.dirtyProperty().get()).isTrue();
    assertThat(model.problems()).extracting(p -> p.position().line()).contains(2);
  }

  @Test
  void leavingWithChangesAsksAndKeepsThem() {
    model.edit();
    model.textProperty().set("-- @revision c3\n");
    dialogs.answers.add("keep");
    workspace.selectedRevisionProperty().set("a1");
    assertThat(workspace.selectedRevisionProperty().get()).isEqualTo("c3");
    assertThat(model.textProperty().get()).isEqualTo("-- @revision c3\n");
  }

  @Test
  void discardedChangesAreGone() throws IOException {
    String before = Files.readString(file);
    model.edit();
    model.textProperty().set("nothing of it");
    dialogs.answers.add("discard");
    List<String> done = new ArrayList<>();
    model.leave(() -> done.add("left"), () -> done.add("stayed"));
    assertThat(done).containsExactly("left");
    assertThat(model.dirtyProperty().get()).isFalse();
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void leavingWithoutChangesAsksNothing() {
    model.edit();
    workspace.selectedRevisionProperty().set("a1");
    assertThat(dialogs.asked).isEmpty();
    assertThat(String.valueOf(model.revisionProperty().get())).contains("a1");
  }

  private static final class NoHost implements FeatureHost {
    @Override
    public void open(ObservableStringValue title, Parent content, BooleanSupplier mayClose) {
      throw new AssertionError("nothing covers the centre here");
    }

    @Override
    public void close() {}

    @Override
    public boolean isOpen() {
      return false;
    }
  }
}
