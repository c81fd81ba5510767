package dev.retort.ui.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.config.GuardLevel;
import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.ui.support.Language;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.SameThreadTaskRunner;
import dev.retort.ui.workspace.EnvironmentState;
import dev.retort.ui.workspace.Workspace;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class EnvironmentItemTest {
  @TempDir Path folder;
  private final Messages messages = new Messages();

  @Test
  void aDatabaseBehindSaysHowFar() {
    Project.in(folder).table("a1", "").table("b2", "a1");
    EnvironmentItem item = item();
    assertThat(item.state()).isEqualTo(EnvironmentState.BEHIND);
    assertThat(item.stateText()).isEqualTo("2 revisions pending");
    assertThat(item.current()).isEqualTo("at base, nothing applied");
    assertThat(item.database()).isEqualTo("SQLite · app.db");
  }

  @Test
  void aDatabaseAtTheHeadNamesIt() {
    Project project = Project.in(folder).table("a1", "");
    try (MigrationService service = project.open()) {
      service.upgrade("head");
    }
    EnvironmentItem item = item();
    assertThat(item.stateText()).isEqualTo("Up to date");
    assertThat(item.current()).isEqualTo("at a1");
  }

  @Test
  void aRevisionThatTheFilesLackIsDivergence() {
    Project.in(folder)
        .table("a1", "")
        .sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)",
            "INSERT INTO alembic_version VALUES ('elsewhere')");
    assertThat(item().state()).isEqualTo(EnvironmentState.DIVERGED);
  }

  @Test
  void aServerThatIsAwayIsUnreachable() {
    Project.in(folder)
        .write(
            "config.yaml",
            """
            name: away
            database: {url: "jdbc:mysql://127.0.0.1:1/app", username: u, password: secret}
            migrations: {locations: [versions]}
            """);
    EnvironmentItem item = item();
    assertThat(item.state()).isEqualTo(EnvironmentState.UNREACHABLE);
    assertThat(item.database()).isEqualTo("MySQL · 127.0.0.1:1/app");
    assertThat(item.toString()).doesNotContain("secret");
  }

  @Test
  void aBrokenFileGoesByItsName() {
    Project.in(folder).write("config.yaml", "databse: x\n");
    EnvironmentItem item = item();
    assertThat(item.state()).isEqualTo(EnvironmentState.ERROR);
    assertThat(item.name()).isEqualTo("config.yaml");
    assertThat(item.database()).isEmpty();
  }

  @Test
  void aGuardIsNamed() {
    Project.in(folder).environment("guard: {level: confirm}\n").table("a1", "");
    EnvironmentItem item = item();
    assertThat(item.guard()).isEqualTo(GuardLevel.CONFIRM);
    assertThat(messages.text(item.guardKey())).isEqualTo("Confirm");
  }

  @Test
  void itSpeaksChinese() {
    Project.in(folder).table("a1", "");
    messages.languageProperty().set(Language.CHINESE);
    assertThat(item().stateText()).isEqualTo("1 个版本待执行");
  }

  private EnvironmentItem item() {
    Workspace workspace = new Workspace(new SameThreadTaskRunner(), MigrationService::open);
    workspace.open(folder, null);
    try {
      return EnvironmentItem.of(workspace.selected().orElseThrow(), messages);
    } finally {
      workspace.closeServices();
    }
  }
}
