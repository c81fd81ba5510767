package dev.retort.ui.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.error.FileException;
import dev.retort.revision.Revision;
import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.ui.support.Commands;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.NoFeatureHost;
import dev.retort.ui.support.Question;
import dev.retort.ui.support.RecordedDialogs;
import dev.retort.ui.support.SameThreadTaskRunner;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class ProjectFeatureTest {
  @TempDir Path folder;
  private final RecordedDialogs dialogs = new RecordedDialogs();
  private final Commands commands = new Commands();
  private final UiContext context =
      new UiContext(
          new Messages(), new SameThreadTaskRunner(), dialogs, commands, new NoFeatureHost());
  private final Workspace workspace = new Workspace(context.tasks(), MigrationService::open);

  @BeforeEach
  void setUp() {
    new ProjectFeature(context, workspace).install();
  }

  @AfterEach
  void close() {
    workspace.closeServices();
  }

  @Test
  void aProjectBeginsInTheOpenFolderAfterAQuestion() {
    workspace.open(folder, null);
    commands.run("init");
    assertThat(folder.resolve("config.yaml")).as("declined").doesNotExist();
    dialogs.answers.add("go");
    commands.run("init");
    assertThat(folder.resolve("config.yaml")).exists();
    assertThat(workspace.selected()).map(EnvironmentSession::isUsable).contains(true);
  }

  @Test
  void filesThatAreThereAreKept() throws Exception {
    Files.writeString(folder.resolve("model.yaml"), "tables: {}\n");
    workspace.open(folder, null);
    dialogs.answers.add("go");
    commands.run("init");
    assertThat(dialogs.errors).singleElement().isInstanceOf(FileException.class);
    assertThat(folder.resolve("config.yaml")).doesNotExist();
    assertThat(folder.resolve("model.yaml")).hasContent("tables: {}");
  }

  @Test
  void aProjectCanBeginInAnotherFolder(@TempDir Path other) {
    Project.in(folder);
    workspace.open(folder, null);
    dialogs.answers.add(other.toString());
    dialogs.answers.add("go");
    commands.run("init");
    assertThat(other.resolve("config.yaml")).exists();
    assertThat(workspace.folderProperty().get()).isEqualTo(other);
  }

  @Test
  void aDatabaseIsTakenOverAndSaysWhatItBecame() {
    Project project = Project.in(folder).environment("model: {yaml: taken.yaml}\n");
    project.sql("CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50))");
    workspace.open(folder, null);
    dialogs.answers.add("go");
    commands.run("adopt");
    assertThat(dialogs.errors).isEmpty();
    assertThat(dialogs.asked).hasSize(2);
    assertThat(dialogs.asked.get(1).tone()).isEqualTo(Question.Tone.PLAIN);
    assertThat(folder.resolve("taken.yaml")).content().contains("users");
    EnvironmentSession session = workspace.selected().orElseThrow();
    assertThat(session.graph().orElseThrow().revisions())
        .extracting(Revision::message)
        .containsExactly("take over the database");
    assertThat(session.status().orElseThrow().pending()).isEmpty();
  }

  @Test
  void aDatabaseWithRevisionsIsNotOffered() {
    Project.in(folder).table("a", "");
    workspace.open(folder, null);
    assertThat(commands.find("adopt").orElseThrow().executable().get()).isFalse();
  }
}
