package dev.retort.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.service.Fault;
import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.testsupport.GitLab;
import dev.retort.ui.support.Language;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.RecordedDialogs;
import dev.retort.ui.support.SameThreadTaskRunner;
import dev.retort.ui.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class FaultsViewModelTest {
  @TempDir Path folder;
  private final SameThreadTaskRunner tasks = new SameThreadTaskRunner();
  private final RecordedDialogs dialogs = new RecordedDialogs();
  private final Messages messages = new Messages();
  private final Workspace workspace = new Workspace(tasks, MigrationService::open);
  private final FaultsViewModel model = new FaultsViewModel(workspace, messages, tasks, dialogs);
  private Project project;

  @BeforeEach
  void aProject() {
    project = Project.in(folder).table("a", "").table("b", "a");
  }

  @AfterEach
  void close() {
    workspace.closeServices();
  }

  @Test
  void filesThatFitTogetherShowNothing() {
    workspace.open(folder, null);
    assertThat(model.faults()).isEmpty();
    assertThat(model.coming()).isEmpty();
  }

  @Test
  void aFaultIsMendedAfterShowingTheFiles() throws Exception {
    Path second = project.write("versions/z.sql", "-- @revision b\n-- @down_revision a\n");
    workspace.open(folder, null);
    Fault fault = model.faults().get(0);
    assertThat(model.title(fault)).isEqualTo("Two files have the identity b");
    model.mend(fault, fault.mends().get(0));
    assertThat(Files.readString(second)).contains("-- @revision b\n");
    dialogs.answers.add("mend");
    model.mend(fault, fault.mends().get(0));
    assertThat(dialogs.asked.get(1).items()).hasSize(1);
    assertThat(dialogs.asked.get(1).items().get(0)).contains(".sql");
    assertThat(dialogs.errors).isEmpty();
    assertThat(model.faults()).isEmpty();
    assertThat(workspace.graph().getValue().heads()).hasSize(2);
  }

  @Test
  void aFileThatChangedMeanwhileIsNotOverwritten() throws Exception {
    Path second = project.write("versions/z.sql", "-- @revision b\n-- @down_revision a\n");
    workspace.open(folder, null);
    Fault fault = model.faults().get(0);
    for (Fault.FileEdit edit : fault.mends().get(0).edits()) {
      Files.writeString(edit.from(), edit.before() + "-- more\n");
    }
    dialogs.answers.add("mend");
    model.mend(fault, fault.mends().get(0));
    assertThat(dialogs.errors).hasSize(1);
    assertThat(Files.readString(second)).contains("-- @revision b\n");
  }

  @Test
  void whatGitCannotReadIsSaid() throws Exception {
    assumeTrue(GitLab.isInstalled(), "git is not installed");
    GitLab git = GitLab.init(folder);
    git.commit("first");
    git.git("update-ref", "refs/remotes/origin/main", "HEAD");
    Files.delete(git.object("HEAD^{tree}"));
    workspace.open(folder, null);
    assertThat(model.coming()).isEmpty();
    assertThat(model.line(model.unread().get(0)))
        .startsWith("Not all of the remote branches could be read: git could not read")
        .contains("git fsck");
    git.git("update-ref", "-d", "refs/remotes/origin/main");
    workspace.refresh();
    assertThat(model.unread()).isEmpty();
  }

  @Test
  void whatAPullWouldBringIsSaidInTheLanguage() {
    assumeTrue(GitLab.isInstalled(), "git is not installed");
    GitLab git = GitLab.init(folder);
    git.commit("first");
    project.table("theirs", "a");
    git.commit("theirs");
    git.git("update-ref", "refs/remotes/origin/main", "HEAD");
    git.git("reset", "-q", "--hard", "HEAD~1");
    workspace.open(folder, null);
    assertThat(model.line(model.coming().get(0)))
        .isEqualTo(
            "origin/main brings a revision that you have not pulled: theirs. Then there are 2"
                + " heads.");
    messages.languageProperty().set(Language.CHINESE);
    assertThat(model.line(model.coming().get(0))).startsWith("origin/main 有 1 个尚未拉取的版本：theirs");
  }
}
