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
import java.io.IOException;
import java.nio.file.Files;
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
        new MergeComparison(context, workspace, session),
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

  @Test
  void theVerdictIsShownAndWrittenIntoTheFile() throws IOException {
    Project.in(folder).revision("v", "a", view("1"), "DROP VIEW IF EXISTS v;");
    Project.in(folder).revision("w", "a", view("2"), "DROP VIEW IF EXISTS v;");
    workspace.refresh(session);
    MergeViewModel model = merge("v");
    assertThat(model.comparison().lines()).as("one head alone").isEmpty();
    tick(model, "w");
    assertThat(model.comparison().runningProperty().get()).isFalse();
    assertThat(model.comparison().lines())
        .extracting(MergeComparison.Line::tone)
        .containsExactly(MergeComparison.Tone.WARNING, MergeComparison.Tone.BAD);
    assertThat(model.comparison().lines().get(1).text())
        .startsWith("v, w on SQLite: v then w builds another schema than w then v");
    List<Revision> saved = new ArrayList<>();
    model.messageProperty().set("joined");
    model.preview().save(saved::add);
    assertThat(Files.readString(saved.get(0).file()))
        .contains("-- @message joined")
        .contains("-- @upgrade\n-- Both branches add the view v, but not alike")
        .contains("-- v, w on SQLite: v then w builds another schema");
  }

  private static String view(String number) {
    return "DROP VIEW IF EXISTS v;\nCREATE VIEW v AS SELECT " + number + " AS n;";
  }

  private static void tick(MergeViewModel model, String id) {
    model.heads().stream()
        .filter(h -> h.revision().id().equals(id))
        .forEach(h -> h.ticked().set(true));
  }

  @Test
  void threeHeadsAreComparedPairByPair() {
    MergeViewModel model = merge(null);
    assertThat(model.comparison().lines().get(0).text()).startsWith("3 heads, compared pair");
    assertThat(model.preview().textProperty().get())
        .contains("-- b, c on SQLite: both orders build the same schema.")
        .contains("-- c, d on SQLite: both orders build the same schema.");
  }
}
