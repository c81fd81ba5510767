package dev.retort.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.ui.control.GraphMarks;
import dev.retort.ui.support.Language;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.SameThreadTaskRunner;
import dev.retort.ui.workspace.Workspace;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class GraphViewModelTest {
  @TempDir Path folder;
  private final SameThreadTaskRunner tasks = new SameThreadTaskRunner();
  private final Messages messages = new Messages();
  private final Workspace workspace = new Workspace(tasks, MigrationService::open);
  private final GraphViewModel model = new GraphViewModel(workspace, messages, tasks);

  @AfterEach
  void close() {
    workspace.closeServices();
  }

  @Test
  void withoutAFolderThereIsNone() {
    assertThat(model.modeProperty().get()).isEqualTo(GraphMode.NO_FOLDER);
  }

  @Test
  void anEmptyFolderHasNoEnvironment() {
    workspace.open(folder, null);
    assertThat(model.modeProperty().get()).isEqualTo(GraphMode.NO_ENVIRONMENT);
  }

  @Test
  void aFolderThatIsGoneSaysSo() {
    workspace.open(folder.resolve("gone"), null);
    assertThat(model.modeProperty().get()).isEqualTo(GraphMode.FOLDER_FAILED);
    assertThat(model.failureText()).contains("gone");
  }

  @Test
  void aBrokenFileShowsAllOfItsMistakes() {
    Project.in(folder).write("config.yaml", "databse: x\nmigratons: y\n");
    workspace.open(folder, null);
    assertThat(model.modeProperty().get()).isEqualTo(GraphMode.BROKEN_ENVIRONMENT);
    assertThat(model.configProblems()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void noRevisionsIsAStateOfItsOwn() {
    Project.in(folder);
    workspace.open(folder, null);
    assertThat(model.modeProperty().get()).isEqualTo(GraphMode.NO_REVISIONS);
  }

  @Test
  void aDeadServerStillShowsTheGraphAndSaysWhyInTheLanguage() {
    project()
        .write(
            "config.yaml",
            """
            name: away
            database: {url: "jdbc:mysql://127.0.0.1:1/app"}
            migrations: {locations: [versions]}
            """);
    workspace.open(folder, null);
    assertThat(model.modeProperty().get()).isEqualTo(GraphMode.GRAPH);
    assertThat(model.marksProperty().get().known()).isFalse();
    assertThat(model.failureLine()).startsWith("The database does not answer. ");
    messages.languageProperty().set(Language.CHINESE);
    assertThat(model.failureLine()).startsWith("数据库没有响应：");
  }

  @Test
  void aBrokenRevisionIsShownBesideTheRest() {
    project().write("versions/bad.sql", "-- @revison zz\n");
    workspace.open(folder, null);
    assertThat(model.modeProperty().get()).isEqualTo(GraphMode.GRAPH);
    assertThat(model.problems()).isNotEmpty();
    assertThat(String.valueOf(model.problems().get(0))).contains("bad.sql");
  }

  @Test
  void appliedCurrentAndHeadsAreMarked() {
    Project project = project();
    try (MigrationService service = project.open()) {
      service.upgrade("b2");
    }
    workspace.open(folder, null);
    GraphMarks marks = model.marksProperty().get();
    assertThat(marks.known()).isTrue();
    assertThat(marks.applied()).containsExactlyInAnyOrder("a1", "b2");
    assertThat(marks.current()).containsExactly("b2");
    assertThat(marks.heads()).containsExactlyInAnyOrder("c3", "d4");
  }

  @Test
  void goingToTheCurrentRevisionChoosesIt() {
    Project project = project();
    try (MigrationService service = project.open()) {
      service.upgrade("a1");
    }
    workspace.open(folder, null);
    model.goToCurrent();
    assertThat(chosen()).isEqualTo("a1");
  }

  @Test
  void goingToHeadsTakesOneAfterTheOther() {
    project();
    workspace.open(folder, null);
    workspace.selectedRevisionProperty().set("a1");
    model.goToHead();
    assertThat(chosen()).isEqualTo("c3");
    model.goToHead();
    assertThat(chosen()).isEqualTo("d4");
    model.goToHead();
    assertThat(chosen()).isEqualTo("c3");
  }

  @Test
  void aSearchChoosesTheFirstMatchAndStepsRoundAbout() {
    project();
    workspace.open(folder, null);
    workspace.selectedRevisionProperty().set("a1");
    model.search().textProperty().set("MAKES");
    assertThat(model.marksProperty().get().matches()).hasSize(4);
    assertThat(chosen()).isEqualTo("a1");
    model.search().step(1);
    assertThat(chosen()).isNotEqualTo("a1");
    model.search().step(-1);
    assertThat(chosen()).isEqualTo("a1");
  }

  @Test
  void aSearchForAnIdFindsItByItsBeginning() {
    project();
    workspace.open(folder, null);
    model.search().textProperty().set("d");
    assertThat(model.marksProperty().get().matches()).containsExactly("d4");
    assertThat(model.search().count(messages).get()).isEqualTo("1 of 1");
    assertThat(chosen()).isEqualTo("d4");
  }

  private String chosen() {
    return String.valueOf(workspace.selectedRevisionProperty().get());
  }

  private Project project() {
    return Project.in(folder).table("a1", "").table("b2", "a1").table("c3", "b2").table("d4", "b2");
  }
}
