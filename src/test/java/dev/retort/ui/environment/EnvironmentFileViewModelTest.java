package dev.retort.ui.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.config.ConfigProblem;
import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.ui.support.Commands;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.NoFeatureHost;
import dev.retort.ui.support.RecordedDialogs;
import dev.retort.ui.support.SameThreadTaskRunner;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentState;
import dev.retort.ui.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class EnvironmentFileViewModelTest {
  @TempDir Path folder;
  private final RecordedDialogs dialogs = new RecordedDialogs();
  private final UiContext context =
      new UiContext(
          new Messages(), new SameThreadTaskRunner(), dialogs, new Commands(), new NoFeatureHost());
  private final Workspace workspace = new Workspace(context.tasks(), MigrationService::open);
  private Project project;
  private EnvironmentFileViewModel model;

  @BeforeEach
  void setUp() {
    project = Project.in(folder).table("a", "");
    workspace.open(folder, null);
    model = new EnvironmentFileViewModel(context, workspace, workspace.selected().orElseThrow());
  }

  @AfterEach
  void close() {
    workspace.closeServices();
  }

  private void type(String more) {
    model.textProperty().set(model.textProperty().get() + more);
  }

  @Test
  void aMistakeIsMarkedWhileItIsTypedAndNothingIsWritten() {
    assertThat(model.problems()).isEmpty();
    type("guards: {level: open}\n");
    assertThat(model.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.position().line()).isEqualTo(6))
        .extracting(ConfigProblem::nearest)
        .isEqualTo("guard");
    assertThat(project.config()).content().doesNotContain("guards");
    model.textProperty().set(model.textProperty().get().replace("guards", "guard"));
    assertThat(model.problems()).isEmpty();
  }

  @Test
  void aMistakeOfAParentIsNamedWithItsFile() {
    project.write("config.base.yaml", "nam: x\n");
    type("extends: config.base.yaml\n");
    assertThat(model.problems())
        .singleElement()
        .matches(p -> p.position().file().endsWith("config.base.yaml"));
  }

  @Test
  void whatIsSavedIsReadAgain() {
    type("guard: {level: protected}\n");
    assertThat(model.dirty().get()).isTrue();
    model.save();
    assertThat(model.dirty().get()).isFalse();
    assertThat(project.config()).content().contains("protected");
    assertThat(workspace.selected().orElseThrow().guard().name()).isEqualTo("PROTECTED");
    assertThat(dialogs.asked).isEmpty();
  }

  @Test
  void aBrokenTextCanBeSavedAndIsShownAsBroken() {
    type("oops");
    model.save();
    assertThat(workspace.selected().orElseThrow().stateProperty().get())
        .isEqualTo(EnvironmentState.ERROR);
  }

  @Test
  void aFileThatSomebodyElseWroteIsReplacedOnlyAfterAQuestion() {
    project.environment("guard: {level: confirm}\n");
    type("# mine\n");
    model.save();
    assertThat(dialogs.asked).hasSize(1);
    assertThat(project.config()).content().contains("confirm").doesNotContain("mine");
    dialogs.answers.add("go");
    model.save();
    assertThat(project.config()).content().contains("mine").doesNotContain("confirm");
  }

  @Test
  void whatIsNotSavedIsGivenUpOnlyAfterAQuestion() {
    List<String> left = new ArrayList<>();
    type("# mine\n");
    model.leave(() -> left.add("first"));
    dialogs.answers.add("go");
    model.leave(() -> left.add("second"));
    assertThat(left).containsExactly("second");
    assertThat(model.dirty().get()).isFalse();
  }
}
