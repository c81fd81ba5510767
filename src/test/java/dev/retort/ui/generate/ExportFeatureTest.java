package dev.retort.ui.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.ui.support.Commands;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.RecordedDialogs;
import dev.retort.ui.support.SameThreadTaskRunner;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class ExportFeatureTest {
  @TempDir Path folder;
  private final SameThreadTaskRunner tasks = new SameThreadTaskRunner();
  private final RecordedDialogs dialogs = new RecordedDialogs();
  private final Commands commands = new Commands();
  private final Workspace workspace = new Workspace(tasks, MigrationService::open);

  @BeforeEach
  void openAProject() {
    Project.in(folder)
        .model("tables: {wanted: {columns: {id: int}}}")
        .table("a1", "")
        .sql("CREATE TABLE live (id INTEGER)");
    new ExportFeature(
            new UiContext(new Messages(), tasks, dialogs, commands, new NoHost()), workspace)
        .install();
    workspace.open(folder, null);
    workspace.selectedRevisionProperty().set("a1");
  }

  @AfterEach
  void close() {
    workspace.closeServices();
  }

  private String export(String command, String name) throws IOException {
    Path file = folder.resolve(name);
    dialogs.answers.add(file.toString());
    commands.run(command);
    assertThat(dialogs.errors).isEmpty();
    return Files.readString(file);
  }

  @Test
  void theModelIsWrittenAsTheEndingSays() throws IOException {
    assertThat(export("export.model", "out.yaml")).startsWith("tables:").contains("wanted:");
    assertThat(export("export.model", "out.sql")).contains("CREATE TABLE wanted");
    assertThat(dialogs.notes)
        .containsExactly("1 table written to out.yaml", "1 table written to out.sql");
  }

  @Test
  void theDatabaseAndARevisionAreOtherSources() throws IOException {
    assertThat(export("export.database", "live.sql")).contains("CREATE TABLE live");
    assertThat(export("export.revision", "a1.sql")).contains("t_a1").doesNotContain("live");
  }

  @Test
  void aFolderThatIsNotThereIsSaid() {
    dialogs.answers.add(folder.resolve("config.yaml/below.yaml").toString());
    commands.run("export.model");
    assertThat(dialogs.errors).hasSize(1);
  }
}
