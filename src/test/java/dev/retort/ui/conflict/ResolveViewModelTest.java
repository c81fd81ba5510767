package dev.retort.ui.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.service.MergeProof;
import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.ui.support.Commands;
import dev.retort.ui.support.FeatureHost;
import dev.retort.ui.support.LateTaskRunner;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.RecordedDialogs;
import dev.retort.ui.support.SameThreadTaskRunner;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Parent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class ResolveViewModelTest {
  @TempDir Path folder;
  private final SameThreadTaskRunner tasks = new SameThreadTaskRunner();
  private final RecordedDialogs dialogs = new RecordedDialogs();
  private final Workspace workspace = new Workspace(tasks, MigrationService::open);
  private final UiContext context =
      new UiContext(new Messages(), tasks, dialogs, new Commands(), new NoHost());
  private Project project;

  @BeforeEach
  void openAProject() {
    project = TwoBranches.in(folder);
  }

  @AfterEach
  void close() {
    workspace.closeServices();
  }

  private ResolveViewModel model() {
    workspace.open(folder, null);
    ResolveViewModel model =
        new ResolveViewModel(
            context, workspace, workspace.selected().orElseThrow(), List.of("left", "right"));
    model.load();
    return model;
  }

  private static List<Decision> decisions(ResolveViewModel model) {
    return model.decisions().lines().stream().map(MeetingLine::decision).toList();
  }

  @Test
  void eachSideSaysWhatItDoesAndWhere() {
    ResolveViewModel model = model();
    assertThat(model.left()).extracting(BranchLine::meets).containsExactly(true, true);
    assertThat(model.left().get(0).sql()).contains("-- left.sql:", "SELECT id, name");
    assertThat(model.right().get(0).sql()).contains("-- right.sql:", "SELECT id, mail");
    assertThat(model.headText("left")).isEqualTo("left  makes left");
  }

  @Test
  void takingASideGoesOnToTheNextOpenOne() {
    ResolveViewModel model = model();
    assertThat(model.decisions().open()).isEqualTo(2);
    assertThat(model.provable().get()).isFalse();
    model.take(Decision.LEFT);
    assertThat(model.decisions().open()).isEqualTo(1);
    assertThat(model.decisions().selectedProperty().get()).isEqualTo(1);
    assertThat(model.decisions().textProperty().get()).contains("SELECT id, name");
    model.take(Decision.RIGHT);
    assertThat(decisions(model)).containsExactly(Decision.LEFT, Decision.RIGHT);
    assertThat(model.decisions().textProperty().get())
        .contains("SELECT id, name", "SELECT id, mail");
    assertThat(model.provable().get()).isTrue();
  }

  @Test
  void theStepsGoRoundTheOpenOnes() {
    ResolveViewModel model = model();
    model.decisions().step(1);
    assertThat(model.decisions().selectedProperty().get()).isEqualTo(1);
    model.decisions().step(1);
    assertThat(model.decisions().selectedProperty().get()).isZero();
    model.decisions().step(-1);
    assertThat(model.decisions().selectedProperty().get()).isEqualTo(1);
  }

  @Test
  void nothingIsWrittenBeforeTheProof() {
    ResolveViewModel model = model();
    model.take(Decision.LEFT);
    model.take(Decision.LEFT);
    assertThat(model.savable().get()).isFalse();
    model.prove();
    assertThat(proof(model).lines()).allMatch(MergeProof.Line::holds);
    assertThat(model.savable().get()).isTrue();
    model.decisions().selectedProperty().set(0);
    model.take(Decision.RIGHT);
    assertThat(model.proofProperty().get()).isNull();
    assertThat(model.savable().get()).isFalse();
  }

  @Test
  void twoHeadsBecomeOneThatUpgradesFromEither() {
    ResolveViewModel model = model();
    model.take(Decision.RIGHT);
    model.take(Decision.LEFT);
    model.prove();
    List<String> written = new ArrayList<>();
    model.save(revision -> written.add(revision.id()));
    assertThat(dialogs.errors).isEmpty();
    assertThat(written).hasSize(1);
    try (MigrationService service = project.open()) {
      assertThat(service.graph().heads()).extracting(r -> r.id()).isEqualTo(written);
      service.upgrade("left");
      service.upgrade("head");
      String first = service.liveSchema().views().toString();
      service.downgrade("base");
      service.upgrade("right");
      service.upgrade("head");
      assertThat(service.liveSchema().views()).hasToString(first);
      assertThat(project.rows()).isEqualTo(written);
    }
  }

  @Test
  void statementsOfOnesOwnMustComeToOneResult() {
    ResolveViewModel model = model();
    model.decisions().write("DROP VIEW names;");
    assertThat(decisions(model)).contains(Decision.OWN, Decision.OPEN);
    model.decisions().step(1);
    model.take(Decision.OWN);
    model.prove();
    assertThat(proof(model).holds()).isFalse();
    assertThat(model.savable().get()).isFalse();
    model.decisions().write("DROP VIEW names; DROP VIEW mails;");
    model.prove();
    assertThat(proof(model).lines())
        .filteredOn(l -> !l.way().contains("down"))
        .allMatch(MergeProof.Line::holds);
  }

  @Test
  void theTableComesOutAsDecided() {
    ResolveViewModel model = model();
    model.take(Decision.LEFT);
    model.decisions().selectedProperty().set(0);
    assertThat(model.decisions().shapeProperty().get()).contains("SELECT id, name");
    model.take(Decision.RIGHT);
    model.decisions().selectedProperty().set(0);
    assertThat(model.decisions().shapeProperty().get()).contains("SELECT id, mail");
  }

  @Test
  void whereOneFailsAfterTheOtherThatIsSaid() {
    project
        .revision("left", "root", "ALTER TABLE users ADD COLUMN x INTEGER;", "SELECT 1;")
        .revision("right", "root", "ALTER TABLE users ADD COLUMN x TEXT;", "SELECT 1;");
    ResolveViewModel model = model();
    assertThat(model.phaseProperty().get()).isEqualTo(ResolveViewModel.Phase.BLOCKED);
    assertThat(model.obstacleProperty().get()).contains("duplicate column");
    assertThat(model.savable().get()).isFalse();
  }

  @Test
  void ofThreeHeadsTwoAreDecidedAndTheThirdIsLeft() {
    project.table("third", "root");
    workspace.open(folder, null);
    ResolveViewModel model =
        new ResolveViewModel(
            context,
            workspace,
            workspace.selected().orElseThrow(),
            List.of("left", "right", "third"));
    assertThat(model.heads()).containsExactly("left", "right");
    assertThat(model.others()).containsExactly("third");
    assertThat(model.with("third")).containsExactly("left", "third", "right");
    model.load();
    model.take(Decision.LEFT);
    model.take(Decision.LEFT);
    model.prove();
    List<String> written = new ArrayList<>();
    model.save(revision -> written.addAll(revision.downRevisions()));
    assertThat(written).containsExactly("left", "right");
    assertThat(workspace.graph().getValue().heads()).hasSize(2);
  }

  @Test
  void aProofThatIsCancelledIsNoError() {
    ResolveViewModel model = model();
    model.take(Decision.LEFT);
    model.take(Decision.LEFT);
    tasks.cancelNext();
    model.prove();
    assertThat(model.phaseProperty().get()).isEqualTo(ResolveViewModel.Phase.DECIDING);
    assertThat(dialogs.errors).isEmpty();
    assertThat(model.savable().get()).isFalse();
    model.prove();
    assertThat(model.savable().get()).isTrue();
  }

  @Test
  void whatIsWrittenDuringAProofIsNotProven() {
    LateTaskRunner late = new LateTaskRunner();
    UiContext slow = new UiContext(new Messages(), late, dialogs, new Commands(), new NoHost());
    workspace.open(folder, null);
    ResolveViewModel model =
        new ResolveViewModel(
            slow, workspace, workspace.selected().orElseThrow(), List.of("left", "right"));
    model.load();
    late.finish();
    model.take(Decision.LEFT);
    model.take(Decision.LEFT);
    model.prove();
    late.work();
    model.decisions().write("DROP VIEW names;");
    late.answer();
    assertThat(model.proofProperty().get()).isNull();
    assertThat(model.savable().get()).isFalse();
    assertThat(dialogs.errors).isEmpty();
  }

  @Test
  void aComparisonThatIsCancelledCanBeginAgain() {
    workspace.open(folder, null);
    ResolveViewModel model =
        new ResolveViewModel(
            context, workspace, workspace.selected().orElseThrow(), List.of("left", "right"));
    tasks.cancelNext();
    model.load();
    assertThat(model.phaseProperty().get()).isEqualTo(ResolveViewModel.Phase.FAILED);
    model.load();
    assertThat(model.phaseProperty().get()).isEqualTo(ResolveViewModel.Phase.DECIDING);
    assertThat(model.decisions().open()).isEqualTo(2);
  }

  private static MergeProof proof(ResolveViewModel model) {
    MergeProof proof = model.proofProperty().get();
    if (proof == null) {
      throw new AssertionError("nothing was proven");
    }
    return proof;
  }

  private static final class NoHost implements FeatureHost {
    @Override
    public void open(ObservableStringValue title, Parent content, BooleanSupplier mayClose) {
      throw new AssertionError("a view model opened a view");
    }

    @Override
    public void close() {}

    @Override
    public boolean isOpen() {
      return false;
    }
  }
}
