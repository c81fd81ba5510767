package dev.retort.ui.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.service.RebaseRefusedException;
import dev.retort.ui.rewrite.RewriteViewModel.Phase;
import dev.retort.ui.support.Commands;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.NoFeatureHost;
import dev.retort.ui.support.RecordedDialogs;
import dev.retort.ui.support.SameThreadTaskRunner;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class RewriteViewModelTest {
  @TempDir Path folder;
  private final UiContext context =
      new UiContext(
          new Messages(),
          new SameThreadTaskRunner(),
          new RecordedDialogs(),
          new Commands(),
          new NoFeatureHost());
  private final Workspace workspace = new Workspace(context.tasks(), MigrationService::open);
  private Project project;

  /** {@code a <- b <- c <- (left, right)}. */
  @BeforeEach
  void setUp() {
    project =
        Project.in(folder)
            .table("a", "")
            .table("b", "a")
            .table("c", "b")
            .table("left", "c")
            .table("right", "c");
    workspace.open(folder, null);
    new RewriteFeature(context, workspace).install();
  }

  @AfterEach
  void close() {
    workspace.closeServices();
  }

  private RevisionGraph graph() {
    return workspace.selected().orElseThrow().graph().orElseThrow();
  }

  private RewriteViewModel model(Rewrite rewrite) {
    RewriteViewModel model =
        new RewriteViewModel(context, workspace, workspace.selected().orElseThrow(), rewrite);
    model.prove();
    return model;
  }

  private static RewritePlan plan(RewriteViewModel model) {
    assertThat(model.failureProperty().get()).isNull();
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.READY);
    RewritePlan plan = model.planProperty().get();
    assertThat(plan).isNotNull();
    return plan == null ? new RewritePlan(List.of(), List.of(), List.of(), "", s -> {}) : plan;
  }

  @Test
  void aBranchIsPutOnTheOtherHeadAfterItWasShown() {
    RewriteViewModel model = model(new RebaseRewrite(graph(), "right"));
    assertThat(plan(model).files())
        .singleElement()
        .satisfies(f -> assertThat(f.text()).contains("-- @down_revision left"));
    assertThat(graph().heads()).hasSize(2);
    List<String> done = new ArrayList<>();
    model.carryOut(() -> done.add("closed"));
    assertThat(done).containsExactly("closed");
    assertThat(graph().heads()).extracting(Revision::id).containsExactly("right");
    assertThat(graph().parents("right")).extracting(Revision::id).containsExactly("left");
    assertThat(workspace.selectedRevisionProperty().get()).isEqualTo("right");
  }

  @Test
  void aBranchThatIsAppliedStaysWhereItIsAndSaysWhy() {
    try (MigrationService service = project.open()) {
      service.upgrade("right");
    }
    RewriteViewModel model = model(new RebaseRewrite(graph(), "right"));
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.REFUSED);
    assertThat(model.failureProperty().get()).isInstanceOf(RebaseRefusedException.class);
    model.carryOut(() -> {});
    assertThat(graph().heads()).hasSize(2);
  }

  @Test
  void aStatementThatIsInTheWayIsOpenedInItsFile() {
    project.revision("left", "c", "ALTER TABLE t_a ADD COLUMN x INTEGER;", "SELECT 1;");
    project.revision("right", "c", "ALTER TABLE t_a ADD COLUMN x TEXT;", "SELECT 1;");
    workspace.refresh();
    RewriteViewModel model = model(new RebaseRewrite(graph(), "right"));
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.REFUSED);
    workspace.selectedRevisionProperty().set("left");
    model.openObstacle();
    assertThat(workspace.selectedRevisionProperty().get()).isEqualTo("right");
    assertThat(workspace.requestedLineProperty().get()).isEqualTo(6);
  }

  @Test
  void aRunBecomesOneRevisionWithAMessageOfItsOwn() {
    RewriteViewModel model = model(new SquashRewrite(graph(), "c"));
    assertThat(model.rewrite().choices()).extracting(Revision::id).containsExactly("a", "b");
    assertThat(plan(model).files())
        .extracting(RewriteFile::kind)
        .containsExactly(
            RewriteFile.Kind.WRITTEN, RewriteFile.Kind.DELETED, RewriteFile.Kind.DELETED);
    model.messageProperty().set("first release");
    model.prove();
    assertThat(plan(model).files().get(0).text())
        .contains("-- @message first release", "-- @replaces a, b");
    model.carryOut(() -> {});
    assertThat(graph().revisions()).extracting(Revision::id).contains("c").doesNotContain("a", "b");
  }

  @Test
  void anotherBeginningIsProvenAnew() {
    RewriteViewModel model = model(new SquashRewrite(graph(), "c"));
    model.choiceProperty().set(graph().get("b"));
    assertThat(plan(model).files()).hasSize(2);
  }

  @Test
  void eachCommandIsOfferedWhereItMeansSomething() {
    workspace.selectedRevisionProperty().set("c");
    assertThat(offered()).containsExactly("squash");
    workspace.selectedRevisionProperty().set("left");
    assertThat(offered()).containsExactly("rebase");
    workspace.selectedRevisionProperty().set("a");
    assertThat(offered()).isEmpty();
  }

  private List<String> offered() {
    return context.commands().all().stream()
        .filter(c -> c.executable().get())
        .map(c -> c.id())
        .toList();
  }
}
