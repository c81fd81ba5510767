package dev.retort.ui.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.diff.ChangeCategory;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.sql.DialectId;
import dev.retort.ui.support.Commands;
import dev.retort.ui.support.LateTaskRunner;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.RecordedDialogs;
import dev.retort.ui.support.SameThreadTaskRunner;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class GenerateViewModelTest {
  private static final String TWO_TABLES =
      """
      tables:
        users:
          columns: {id: {type: bigint, nullable: false}, name: {type: varchar(50)}}
          primary_key: [id]
        posts:
          columns: {id: {type: bigint, nullable: false}, user_id: {type: bigint}}
          primary_key: [id]
          foreign_keys: {fk_posts_user_id: {columns: [user_id], references: users(id)}}
      """;

  @TempDir Path folder;
  private final RecordedDialogs dialogs = new RecordedDialogs();
  private final UiContext context =
      new UiContext(
          new Messages(), new SameThreadTaskRunner(), dialogs, new Commands(), new NoHost());
  private final Workspace workspace = new Workspace(context.tasks(), MigrationService::open);
  private Project project;

  @BeforeEach
  void setUp() {
    project = Project.in(folder).model(TWO_TABLES);
  }

  @AfterEach
  void close() {
    workspace.closeServices();
  }

  private GenerateViewModel compared() {
    workspace.open(folder, null);
    GenerateViewModel model =
        new GenerateViewModel(context, workspace, workspace.selected().orElseThrow(), null);
    model.compare();
    return model;
  }

  private List<String> files() throws Exception {
    try (var found = Files.list(folder.resolve("versions"))) {
      return found.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".sql")).toList();
    }
  }

  private static ChangeRow row(GenerateViewModel model, String text) {
    return model.rows().stream().filter(r -> r.text().contains(text)).findFirst().orElseThrow();
  }

  @Test
  void theChangesAreListedTickedAndNothingIsWritten() throws Exception {
    GenerateViewModel model = compared();
    assertThat(model.phaseProperty().get()).isEqualTo(GenerateViewModel.Phase.READY);
    assertThat(model.rows())
        .allMatch(r -> r.tickedProperty().get())
        .extracting(ChangeRow::category)
        .containsOnly(ChangeCategory.ADDED);
    assertThat(model.messageProperty().get()).isEqualTo("add users, posts");
    assertThat(model.text().sqlProperty().get())
        .contains("CREATE TABLE users")
        .contains("CREATE TABLE posts");
    assertThat(files()).isEmpty();
  }

  @Test
  void theSqlFollowsTheTicksAndWhatAChangeNeedsComesWithIt() {
    GenerateViewModel model = compared();
    model.tick(row(model, "posts"), false);
    assertThat(model.text().sqlProperty().get()).contains("users").doesNotContain("posts");
    model.tickAll(false);
    assertThat(model.savable().get()).isFalse();
    model.tick(row(model, "posts"), true);
    assertThat(row(model, "users").tickedProperty().get()).isTrue();
    assertThat(model.text().sqlProperty().get()).contains("CREATE TABLE users");
  }

  @Test
  void aPartOfTheFileIsShown() {
    GenerateViewModel model = compared();
    assertThat(model.text().dialects()).containsExactly(DialectId.SQLITE);
    model.text().partProperty().set(new SqlPart(Direction.DOWNGRADE, DialectId.SQLITE));
    assertThat(model.text().sqlProperty().get())
        .contains("DROP TABLE")
        .doesNotContain("CREATE TABLE");
  }

  @Test
  void theMessageIsInTheFileAndInItsName() throws Exception {
    GenerateViewModel model = compared();
    model.messageProperty().set("添加用户表");
    assertThat(model.text().fileProperty().get()).endsWith("_添加用户表.sql");
    assertThat(model.text().sqlProperty().get()).contains("-- @message 添加用户表");
    model.messageProperty().set("  ");
    assertThat(model.savable().get()).isFalse();
    model.messageProperty().set("users");
    List<Revision> saved = new ArrayList<>();
    model.save(saved::add);
    assertThat(files()).hasSize(1).first().asString().endsWith("_users.sql");
    assertThat(saved).hasSize(1);
    assertThat(workspace.selectedRevisionProperty().get()).isEqualTo(saved.get(0).id());
  }

  @Test
  void aRenameIsAskedAndTheAnswerChangesTheSql() {
    GenerateViewModel first = compared();
    first.save(revision -> {});
    project.model(TWO_TABLES.replace("name:", "full_name:"));
    GenerateViewModel model = compared();
    assertThat(model.candidates())
        .extracting(c -> c.argument())
        .containsExactly("users.name:full_name");
    assertThat(row(model, "drop column").loss()).isEqualTo("all values of users.name");
    model.accept(model.candidates().get(0));
    assertThat(model.candidates()).isEmpty();
    assertThat(model.text().sqlProperty().get()).contains("RENAME COLUMN name TO full_name");
  }

  @Test
  void aRefusedRenameStaysADropAndAnAdd() {
    compared().save(revision -> {});
    project.model(TWO_TABLES.replace("name:", "full_name:"));
    GenerateViewModel model = compared();
    model.refuse(model.candidates().get(0));
    assertThat(model.candidates()).isEmpty();
    assertThat(model.rows()).extracting(ChangeRow::category).contains(ChangeCategory.REMOVED);
  }

  @Test
  void agreementIsAStateOfItsOwn() {
    compared().save(revision -> {});
    assertThat(compared().phaseProperty().get()).isEqualTo(GenerateViewModel.Phase.EMPTY);
  }

  @Test
  void aBrokenModelIsAFailureThatCanBeMended() {
    project.model("tables: {users: {colums: {}}}\n");
    GenerateViewModel model = compared();
    assertThat(model.phaseProperty().get()).isEqualTo(GenerateViewModel.Phase.FAILED);
    assertThat(model.failureProperty().get()).hasMessageContaining("colums");
    project.model(TWO_TABLES);
    model.compare();
    assertThat(model.phaseProperty().get()).isEqualTo(GenerateViewModel.Phase.READY);
    assertThat(model.failureProperty().get()).isNull();
  }

  @Test
  void whatIsTickedAndTypedWhileAStepIsProvenIsBothKept() throws Exception {
    LateTaskRunner late = new LateTaskRunner();
    UiContext slow = new UiContext(new Messages(), late, dialogs, new Commands(), new NoHost());
    Workspace patient = new Workspace(late, MigrationService::open);
    patient.open(folder, null);
    late.finish();
    GenerateViewModel model =
        new GenerateViewModel(slow, patient, patient.selected().orElseThrow(), null);
    model.compare();
    late.finish();
    assertThat(model.savable().get()).isTrue();

    model.tick(row(model, "posts"), false);
    model.messageProperty().set("people");
    assertThat(model.savable().get()).isFalse();
    late.finish();
    assertThat(row(model, "posts").tickedProperty().get()).isFalse();
    assertThat(model.text().sqlProperty().get())
        .contains("@message people")
        .doesNotContain("posts");

    model.save(saved -> {});
    late.finish();
    assertThat(files()).singleElement().asString().endsWith("_people.sql");
    patient.closeServices();
    late.finish();
  }
}
