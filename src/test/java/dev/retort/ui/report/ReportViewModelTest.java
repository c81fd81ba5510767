package dev.retort.ui.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.ui.report.ReportViewModel.Phase;
import dev.retort.ui.support.Commands;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.NoFeatureHost;
import dev.retort.ui.support.RecordedDialogs;
import dev.retort.ui.support.SameThreadTaskRunner;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.Workspace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class ReportViewModelTest {
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

  /** {@code a <- (b, c)}, of which {@code a} is applied. */
  @BeforeEach
  void setUp() {
    project = Project.in(folder).table("a", "").table("b", "a").table("c", "a");
    try (MigrationService service = project.open()) {
      service.upgrade("a");
    }
    workspace.open(folder, null);
  }

  @AfterEach
  void close() {
    workspace.closeServices();
  }

  private ReportViewModel page(ReportPage page) {
    ReportViewModel model =
        new ReportViewModel(context, workspace, workspace.selected().orElseThrow(), page);
    model.load();
    return model;
  }

  @Test
  void theJournalIsShownAndSearched() {
    ReportViewModel model = page(new JournalPage());
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.READY);
    assertThat(model.rows()).singleElement().matches(r -> r.title().contains("upgrade a"));
    model.searchProperty().set("downgrade");
    assertThat(model.rows()).isEmpty();
    assertThat(model.selectedProperty().get()).isNull();
    assertThat(model.summary()).isEqualTo("1 entry, not changed · 0 shown");
    model.searchProperty().set("DONE a");
    assertThat(model.rows()).hasSize(1);
    assertThat(model.selectedProperty().get()).isSameAs(model.rows().get(0));
  }

  @Test
  void aJournalThatWasChangedOpensAtTheFirstEntryThatDoesNotFit() throws Exception {
    try (MigrationService service = project.open()) {
      service.upgrade("b");
      service.upgrade("c");
    }
    project.sql("UPDATE retort_history SET who = 'mallory' WHERE entry_no = 2");
    ReportViewModel model = page(new JournalPage());
    assertThat(model.summary()).isEqualTo("The journal was changed by hand: entry 2 does not fit");
    ReportRow shown = Objects.requireNonNull(model.selectedProperty().get());
    assertThat(shown).isSameAs(model.rows().get(1));
    assertThat(shown.icon()).isEqualTo("fth-alert-triangle");
    assertThat(shown.note()).startsWith("Entry 2 is not as Retort wrote it");
  }

  @Test
  void theChecksOpenAtTheFirstThatFails() {
    project.environment("guard: {level: open, checks: {connection: on, approval: on}}\n");
    workspace.refresh();
    ReportViewModel model = page(new GuardPage());
    assertThat(model.rows().get(0).tone()).isEqualTo("success");
    assertThat(model.selectedProperty().get())
        .matches(row -> row != null && row.title().equals("Approval"))
        .matches(row -> row != null && row.left().isEmpty())
        .matches(row -> row != null && row.note().contains("retort approve upgrade heads"));
  }

  @Test
  void driftComesWithBothWaysOut() throws Exception {
    assertThat(page(new DriftPage(false)).phaseProperty().get()).isEqualTo(Phase.EMPTY);
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("app.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE extra (id INTEGER)");
    }
    ReportViewModel model = page(new DriftPage(false));
    assertThat(model.rows()).hasSize(1);
    assertThat(model.rows().get(0).left()).contains("CREATE TABLE extra");
    assertThat(model.rows().get(0).expected()).isEmpty();
    assertThat(model.rows().get(0).live()).startsWith("CREATE TABLE extra").contains("id INTEGER");
    assertThat(model.rows().get(0).right()).isEqualTo("DROP TABLE extra;");
    model.copy(ReportRow::right);
    assertThat(((RecordedDialogs) context.dialogs()).copied).contains("DROP TABLE extra;");
  }

  @Test
  void driftStandsByKindAndObjectWithBothSides() throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("app.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE VIEW seen AS SELECT id FROM t_a");
      statement.execute("ALTER TABLE t_a ADD COLUMN one TEXT");
      statement.execute("ALTER TABLE t_a ADD COLUMN two TEXT");
    }
    ReportViewModel model = page(new DriftPage(false));
    assertThat(model.rows())
        .extracting(r -> r.place() == null ? "" : r.place().kind() + " " + r.place().object())
        .containsExactly("Tables t_a", "Tables t_a", "Views seen");
    assertThat(model.rows().get(0).expected()).doesNotContain("one");
    assertThat(model.rows().get(0).live()).contains("one TEXT", "two TEXT");
    ReportContent content = Objects.requireNonNull(model.contentProperty().get());
    assertThat(Objects.requireNonNull(content.objects().get("t_a")).left())
        .contains("ADD COLUMN one", "ADD COLUMN two");
    ReportRow whole = Objects.requireNonNull(content.whole());
    assertThat(whole.right()).containsSubsequence("DROP VIEW seen", "DROP COLUMN");
    model.searchProperty().set("seen");
    assertThat(model.rows()).hasSize(1);
  }

  @Test
  void theDatabaseIsComparedWithTheModelAsWell() {
    project.write(
        "model.yaml", "tables: {t_a: {columns: {id: {type: integer}, more: {type: text}}}}");
    project.environment("model: {yaml: model.yaml}\n");
    workspace.refresh();
    ReportViewModel model = page(new DriftPage(true));
    assertThat(model.rows()).singleElement().matches(r -> r.title().contains("more"));
    assertThat(model.contentProperty().get())
        .matches(c -> c != null && c.summary().endsWith("between the database and the model"));
  }

  @Test
  void branchesThatDoNotMeetAreToldWithTheirProof() {
    ReportViewModel model = page(new ConflictPage());
    assertThat(model.rows()).hasSize(2);
    assertThat(model.rows().get(0).tone()).isEqualTo("success");
    assertThat(model.rows().get(1).title()).isEqualTo("Advised: put c on top of b");
    assertThat(model.contentProperty().get())
        .matches(c -> c != null && c.summary().contains("both orders build the same schema"));
  }

  @Test
  void anOpenEnvironmentAsksNothingAndAGuardedOneDoes() {
    assertThat(page(new GuardPage()).phaseProperty().get()).isEqualTo(Phase.EMPTY);
    project.environment("guard: {level: protected}\n");
    workspace.refresh();
    ReportViewModel model = page(new GuardPage());
    assertThat(model.rows()).hasSizeGreaterThan(7).allMatch(r -> !r.tone().equals("danger"));
  }

  @Test
  void whatAMigrationNeedsIsVerified() {
    ReportViewModel model = page(new VerifyPage());
    assertThat(model.rows()).hasSize(7).noneMatch(r -> r.tone().equals("danger"));
    project.write("model.yaml", "tables: [");
    project.environment("model: {yaml: model.yaml}\n");
    workspace.refresh();
    assertThat(page(new VerifyPage()).rows())
        .filteredOn(r -> r.tone().equals("danger"))
        .singleElement()
        .matches(r -> r.title().equals("Model"));
  }

  @Test
  void allRevisionsAreLinted() {
    project.revision("d", "c", "DROP TABLE t_c;", "CREATE TABLE t_c (id INTEGER);");
    workspace.refresh();
    ReportViewModel model = page(new LintPage());
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.READY);
    assertThat(model.rows())
        .anyMatch(r -> r.subtitle().contains("d.sql:6") && r.left().equals("DROP TABLE t_c"))
        .anyMatch(r -> r.note().contains("all of its rows are lost"))
        .anyMatch(r -> r.noteAndLeft().matches("(?s)-- DROP TABLE t_c: .*\n\nDROP TABLE t_c"));
  }

  @Test
  void aFailureIsKept() {
    project.write("config.yaml", "database: {url: \"jdbc:sqlite:/no/such/folder/x.db\"}\n");
    workspace.refresh();
    project.write("versions/broken.sql", "-- @revision\n");
    ReportViewModel model = page(new ConflictPage());
    assertThat(model.phaseProperty().get()).isIn(Phase.FAILED, Phase.EMPTY);
  }
}
