package dev.retort.ui.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.config.ConfigException;
import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.ui.support.SameThreadTaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class WorkspaceTest {
  @TempDir Path folder;
  private final Workspace workspace =
      new Workspace(new SameThreadTaskRunner(), MigrationService::open);

  @AfterEach
  void close() {
    workspace.closeServices();
  }

  @Test
  void allEnvironmentsOfAFolderAreListed() {
    project().write("config.test.yaml", "name: second\nextends: config.yaml\n");
    workspace.open(folder, null);
    assertThat(workspace.environments())
        .extracting(EnvironmentSession::name)
        .containsExactly("test", "second");
  }

  @Test
  void theWantedEnvironmentIsChosen() {
    Path second = project().write("config.test.yaml", "name: second\nextends: config.yaml\n");
    workspace.open(folder, second);
    assertThat(workspace.selected().orElseThrow().name()).isEqualTo("second");
  }

  @Test
  void anEmptyFolderHasNothingToChoose() {
    workspace.open(folder, null);
    assertThat(workspace.selected()).isEmpty();
    assertThat(workspace.failureProperty().get()).isNull();
  }

  @Test
  void aFolderThatIsNotThereIsAFailure() {
    workspace.open(folder.resolve("nowhere"), null);
    assertThat(workspace.failureProperty().get()).isNotNull();
    assertThat(workspace.environments()).isEmpty();
  }

  @Test
  void aBrokenFileDoesNotKeepTheOthersFromLoading() {
    project().write("config.bad.yaml", "databse: x\n");
    workspace.open(folder, null);
    assertThat(workspace.environments())
        .extracting(session -> session.stateProperty().get())
        .containsExactlyInAnyOrder(EnvironmentState.BEHIND, EnvironmentState.ERROR);
    assertThat(workspace.environments())
        .extracting(session -> session.failureProperty().get())
        .hasAtLeastOneElementOfType(ConfigException.class);
  }

  @Test
  void aRefreshSeesWhatAnotherProgramDid() {
    Project project = project();
    workspace.open(folder, null);
    try (MigrationService service = project.open()) {
      service.upgrade("head");
    }
    workspace.refresh();
    assertThat(workspace.selected().orElseThrow().stateProperty().get())
        .isEqualTo(EnvironmentState.UP_TO_DATE);
  }

  @Test
  void aRefreshSeesNewEnvironmentsAndKeepsTheChoice() {
    Project project = project();
    workspace.open(folder, null);
    workspace.selectedRevisionProperty().set("a1");
    project.write("config.aa.yaml", "name: new\nextends: config.yaml\n");
    workspace.refresh();
    assertThat(workspace.environments()).hasSize(2);
    assertThat(workspace.selected().orElseThrow().name()).isEqualTo("test");
    assertThat(workspace.selectedRevision().orElseThrow().id()).isEqualTo("a1");
  }

  @Test
  void aRefreshSurvivesAFolderThatWasDeleted() throws IOException {
    workspace.open(Files.createDirectory(folder.resolve("gone")), null);
    Files.delete(folder.resolve("gone"));
    workspace.refresh();
    assertThat(workspace.failureProperty().get()).isNotNull();
  }

  @Test
  void aServerThatIsAwayLeavesTheRevisionsReadable() {
    project()
        .write(
            "config.yaml",
            """
            name: away
            database: {url: "jdbc:mysql://127.0.0.1:1/app"}
            migrations: {locations: [versions]}
            """);
    workspace.open(folder, null);
    assertThat(workspace.readable().get()).isTrue();
    assertThat(workspace.usable().get()).isFalse();
  }

  private Project project() {
    return Project.in(folder).table("a1", "");
  }
}
