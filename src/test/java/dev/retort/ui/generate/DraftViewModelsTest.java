package dev.retort.ui.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.revision.Revision;
import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.ui.support.Commands;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.RecordedDialogs;
import dev.retort.ui.support.SameThreadTaskRunner;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class DraftViewModelsTest {
  @TempDir Path folder;
  private final UiContext context =
      new UiContext(
          new Messages(),
          new SameThreadTaskRunner(),
          new RecordedDialogs(),
          new Commands(),
          new NoHost());
  private final Workspace workspace = new Workspace(context.tasks(), MigrationService::open);
  private EnvironmentSession session;

  /** {@code a <- (b, c, d)}. */
  @BeforeEach
  void setUp() {
    Project.in(folder).table("a", "").table("b", "a").table("c", "a").table("d", "a");
    workspace.open(folder, null);
    session = workspace.selected().orElseThrow();
  }

  @AfterEach
  void close() {
    workspace.closeServices();
  }

  private NewRevisionViewModel create(@Nullable String parent) {
    return new NewRevisionViewModel(
        new DraftPreview(context, workspace, session), session.graph().orElseThrow(), parent);
  }

  private MergeViewModel merge(@Nullable String head) {
    return new MergeViewModel(
        new DraftPreview(context, workspace, session),
        session.graph().orElseThrow(),
        head,
        "merge heads");
  }

  @Test
  void aNewRevisionStandsOnTheChosenOneAndMayBeABranch() {
    NewRevisionViewModel model = create("a");
    assertThat(model.isBranch()).isTrue();
    assertThat(model.savable().get()).as("no message yet").isFalse();
    model.messageProperty().set("shop");
    model.labelsProperty().set("shop, cart");
    model.dependsOnProperty().set("b");
    assertThat(model.savable().get()).isTrue();
    assertThat(model.preview().textProperty().get())
        .contains("-- @down_revision a")
        .contains("-- @depends_on b")
        .contains("-- @branch_labels shop, cart");
    List<Revision> saved = new ArrayList<>();
    model.preview().save(saved::add);
    assertThat(saved.get(0).file()).exists();
  }

  @Test
  void theParentsToChooseFromAreTheHeadsAndBase() {
    NewRevisionViewModel model = create(null);
    assertThat(model.parents()).containsExactly("b", "c", "d", "base");
    model.parentProperty().set("base");
    assertThat(model.preview().textProperty().get()).doesNotContain("@down_revision");
  }

  @Test
  void aMistakeInTheFormIsSaid() {
    NewRevisionViewModel model = create(null);
    model.messageProperty().set("x");
    model.dependsOnProperty().set("nowhere");
    assertThat(model.savable().get()).isFalse();
    assertThat(model.preview().failureProperty().get()).hasMessageContaining("nowhere");
  }

  @Test
  void aMergeJoinsAllHeads() {
    MergeViewModel model = merge(null);
    assertThat(model.preview().textProperty().get()).contains("-- @down_revision b, c, d");
    assertThat(model.savable().get()).isTrue();
  }

  @Test
  void ofSeveralHeadsTwoAreEnough() {
    MergeViewModel model = merge("c");
    assertThat(model.savable().get()).as("one head alone").isFalse();
    model.heads().get(2).ticked().set(true);
    assertThat(model.savable().get()).isTrue();
    assertThat(model.preview().textProperty().get()).contains("-- @down_revision c, d");
  }
}
