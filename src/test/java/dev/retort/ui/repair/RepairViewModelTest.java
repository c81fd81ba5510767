package dev.retort.ui.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.service.StatementFailedException;
import dev.retort.ui.repair.RepairViewModel.Phase;
import dev.retort.ui.support.Commands;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.NoFeatureHost;
import dev.retort.ui.support.RecordedDialogs;
import dev.retort.ui.support.SameThreadTaskRunner;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.Workspace;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class RepairViewModelTest {
  private static final String UP =
      """
      -- @transaction off
      CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT);
      ALTER TABLE %s ADD COLUMN size INTEGER;
      CREATE INDEX ix_a_name ON a (name);
      """;

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

  @BeforeEach
  void setUp() {
    project = Project.in(folder).table("first", "");
  }

  @AfterEach
  void close() {
    workspace.closeServices();
  }

  /** Stops at the second of three statements, whose mistake is mended afterwards. */
  private RepairViewModel stopped() {
    project.revision("broken", "first", UP.formatted("aa"), "DROP TABLE a;");
    try (MigrationService service = project.open()) {
      assertThatThrownBy(() -> service.upgrade("head"))
          .isInstanceOf(StatementFailedException.class);
    }
    project.revision("broken", "first", UP.formatted("a"), "DROP TABLE a;");
    return looked();
  }

  private RepairViewModel looked() {
    workspace.open(folder, null);
    RepairViewModel model =
        new RepairViewModel(context, workspace, workspace.selected().orElseThrow());
    model.load();
    return model;
  }

  @Test
  void nothingStoppedIsSaid() {
    assertThat(looked().phaseProperty().get()).isEqualTo(Phase.NOTHING);
  }

  @Test
  void goingOnIsProposedWithWhatItRuns() {
    RepairViewModel model = stopped();
    assertThat(model.choice().wayProperty().get()).isEqualTo(RepairWay.RESUME);
    assertThat(model.choice().script()).startsWith("ALTER TABLE a ADD").contains("CREATE INDEX");
    assertThat(new RepairTexts(context.messages(), model).toTakeAlong())
        .startsWith("-- The upgrade to broken stopped half-way: 1 of 3 statements are done.\n-- ")
        .contains("\n-- CREATE TABLE a")
        .endsWith("\n\n" + model.choice().script());
    model.repair();
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.DONE);
    assertThat(project.rows()).containsExactly("broken");
    model.load();
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.NOTHING);
  }

  @Test
  void whatWasDoneIsTakenBack() {
    RepairViewModel model = stopped();
    model.choice().wayProperty().set(RepairWay.REVERT);
    assertThat(model.choice().script()).isEqualTo("DROP TABLE a;");
    assertThat(model.choice().planProperty().get())
        .matches(p -> p != null && p.losses().size() == 1);
    model.repair();
    assertThat(project.tables()).doesNotContain("a");
    assertThat(project.rows()).containsExactly("first");
  }

  @Test
  void acceptingNeedsAReasonThatTheJournalKeeps() {
    RepairViewModel model = stopped();
    model.choice().wayProperty().set(RepairWay.ACCEPT_APPLIED);
    assertThat(model.choice().script()).isEmpty();
    assertThat(model.runnable().get()).isFalse();
    model.repair();
    assertThat(project.rows()).containsExactly("first");
    model.choice().reasonProperty().set("did the rest by hand");
    model.repair();
    assertThat(project.rows()).containsExactly("broken");
    try (MigrationService service = project.open()) {
      assertThat(service.history())
          .last()
          .matches(e -> String.valueOf(e.detail()).endsWith("did the rest by hand"));
    }
  }

  @Test
  void aProtectedEnvironmentWantsItsNameTyped() {
    project.revision("broken", "first", UP.formatted("aa"), "DROP TABLE a;");
    try (MigrationService service = project.open()) {
      assertThatThrownBy(() -> service.upgrade("head"))
          .isInstanceOf(StatementFailedException.class);
    }
    project.environment("guard: {level: protected}\n");
    RepairViewModel model = looked();
    model.choice().wayProperty().set(RepairWay.REVERT);
    assertThat(model.runnable().get()).isFalse();
    model.consent().typedProperty().set("test");
    assertThat(model.runnable().get()).isTrue();
  }

  @Test
  void aDatabaseThatChangedSinceIsNotRepairedAndWhatIsUncertainIsAsked() {
    RepairViewModel model = stopped();
    project.sql("ALTER TABLE a ADD COLUMN size INTEGER");
    model.repair();
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.FAILED);
    model.load();
    assertThat(model.choice().wayProperty().get()).isNull();
    assertThat(model.choice().ways()).startsWith(RepairWay.RESUME_WITH, RepairWay.RESUME_AFTER);
    model.choice().wayProperty().set(RepairWay.RESUME_AFTER);
    assertThat(model.choice().script()).startsWith("CREATE INDEX");
  }
}
