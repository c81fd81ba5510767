package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.diff.Change;
import dev.retort.diff.Rename;
import dev.retort.revision.MultipleHeadsException;
import dev.retort.revision.Revision;
import dev.retort.schema.Schema;
import dev.retort.sql.DialectId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateTest {
  private static final String USERS =
      """
      tables:
        users:
          columns:
            id: {type: bigint, autoincrement: true}
            name: {type: varchar(50), nullable: false}
          primary_key: [id]
          unique: {uq_users_name: [name]}
      """;

  private static final String USERS_AND_TASKS =
      """
      tables:
        users:
          columns:
            id: {type: bigint, autoincrement: true}
            name: {type: varchar(50), nullable: false}
            email: {type: varchar(255)}
          primary_key: [id]
          unique: {uq_users_name: [name]}
        tasks:
          columns:
            id: {type: bigint, autoincrement: true}
            user_id: {type: bigint, nullable: false}
            state: {type: varchar(20), nullable: false, default: new}
          primary_key: [id]
          foreign_keys:
            fk_tasks_user_id: {columns: [user_id], references: users(id), on_delete: cascade}
          checks: {ck_tasks_state: "state IN ('new', 'done')"}
          indexes: {ix_tasks_state: [state]}
      """;

  private Project project;

  @BeforeEach
  void makeProject(@TempDir Path folder) {
    project = Project.in(folder).model(USERS);
  }

  private Revision save(MigrationService service, String message) {
    return service.generate(message).save().orElseThrow();
  }

  @Test
  void roundTrips() {
    try (MigrationService service = project.open()) {
      save(service, "users");
      service.upgrade("head");
      Schema first = service.liveSchema();
      project.model(USERS_AND_TASKS);
      Revision second = save(service, "tasks");
      service.upgrade("head");
      assertThat(service.liveSchema().tables()).containsOnlyKeys("tasks", "users");
      assertThat(project.rows()).containsExactly(second.id());
      service.downgrade("-1");
      assertThat(service.liveSchema()).isEqualTo(first);
      service.downgrade("base");
      assertThat(service.liveSchema()).isEqualTo(Schema.empty());
    }
  }

  @Test
  void noChangesMakeNoFile() throws Exception {
    try (MigrationService service = project.open()) {
      save(service, "users");
      GeneratedRevision again = service.generate("again");
      assertThat(again.isEmpty()).isTrue();
      assertThat(again.file()).isEmpty();
      assertThat(again.text()).isEmpty();
      assertThat(again.save()).isEmpty();
    }
    try (var files = Files.list(project.file("versions"))) {
      assertThat(files.filter(f -> f.toString().endsWith(".sql"))).hasSize(1);
    }
  }

  @Test
  void nothingIsWrittenBeforeSave() {
    try (MigrationService service = project.open()) {
      GeneratedRevision generated = service.generate("添加用户表");
      assertThat(generated.file().orElseThrow()).doesNotExist();
      assertThat(generated.file().orElseThrow().toString()).contains("001_", "添加用户表");
      Revision saved = generated.save().orElseThrow();
      assertThat(saved.message()).isEqualTo("添加用户表");
      assertThat(saved.file()).exists();
      assertThat(project.database()).doesNotExist();
    }
  }

  @Test
  void writesASectionForEveryDialect() {
    project.write(
        "config.yaml",
        """
        database: {url: "jdbc:sqlite:app.db"}
        migrations: {locations: [versions], dialects: [sqlite, mysql, postgresql]}
        model: {yaml: model.yaml}
        """);
    try (MigrationService service = project.open()) {
      GeneratedRevision generated = service.generate("users");
      assertThat(generated.upgradeSql())
          .containsOnlyKeys(DialectId.SQLITE, DialectId.MYSQL, DialectId.POSTGRESQL);
      assertThat(generated.text())
          .contains("-- @upgrade sqlite\n", "-- @upgrade mysql\n", "-- @downgrade postgresql\n");
      assertThat(generated.upgradeSql().get(DialectId.MYSQL)).contains("AUTO_INCREMENT");
    }
  }

  @Test
  void aSubsetLeavesExactlyTheRest() {
    try (MigrationService service = project.open()) {
      save(service, "users");
      project.model(USERS_AND_TASKS);
      GeneratedRevision all = service.generate("tasks");
      List<Change> addEmail =
          all.changes().stream().filter(c -> c instanceof Change.AddColumn).toList();
      GeneratedRevision some = all.select(addEmail);
      assertThat(some.selected()).isEqualTo(addEmail);
      assertThat(some.text()).contains("email").doesNotContain("tasks (");
      some.save();
      GeneratedRevision rest = service.generate("rest");
      assertThat(rest.changes())
          .hasSize(all.changes().size() - 1)
          .noneMatch(c -> c instanceof Change.AddColumn);
      assertThat(rest.select(List.of()).file()).isEmpty();
    }
  }

  @Test
  void aDecidedRenameKeepsTheRows() {
    try (MigrationService service = project.open()) {
      save(service, "users");
      service.upgrade("head");
      project.sql("INSERT INTO users (name) VALUES ('Ada')");
      project.model(USERS.replace("name: {", "full_name: {").replace("[name]", "[full_name]"));
      GeneratedRevision undecided = service.generate("rename");
      assertThat(undecided.candidates())
          .anySatisfy(c -> assertThat(c.argument()).isEqualTo("users.name:full_name"));
      GeneratedRevision decided = undecided.rename(new Rename("users", "name", "full_name"));
      assertThat(decided.changes()).anyMatch(c -> c instanceof Change.RenameColumn);
      decided.save();
      service.upgrade("head");
      assertThat(project.query("SELECT full_name FROM users")).containsExactly("Ada");
    }
  }

  @Test
  void warnsOfLossAndOfADatabaseThatIsBehind() {
    try (MigrationService service = project.open()) {
      project.model(USERS_AND_TASKS);
      save(service, "all");
      service.ensureVersionTable();
      project.model(USERS);
      assertThat(service.generate("less").warnings())
          .anyMatch(w -> w.contains("loses all rows of tasks"))
          .anyMatch(w -> w.contains("behind"));
    }
  }

  @Test
  void severalHeadsNeedAChoice() {
    project.table("a", "").table("b", "");
    try (MigrationService service = project.open()) {
      assertThatThrownBy(() -> service.generate("x")).isInstanceOf(MultipleHeadsException.class);
    }
  }

  @Test
  void replaysSectionsThatRefuseATransaction() {
    project.revision("v", "", "-- @transaction off\nVACUUM;", "SELECT 1;");
    try (MigrationService service = project.open()) {
      assertThat(service.generate("users").isEmpty()).isFalse();
    }
  }

  @Test
  void excludedTablesAndRetortsOwnDoNotCount() {
    project.environment("include: {exclude_tables: [\"tmp_*\"]}\nmodel: {yaml: model.yaml}\n");
    project.model(USERS);
    try (MigrationService service = project.open()) {
      save(service, "users");
      project.revision(
          "t",
          service.graph().heads().get(0).id(),
          "CREATE TABLE tmp_x (i int);",
          "DROP TABLE tmp_x;");
      assertThat(service.generate("x").isEmpty()).isTrue();
      service.upgrade("head");
      assertThat(service.liveSchema().tables()).containsOnlyKeys("users");
    }
  }

  @Test
  void anEditedTextIsSavedAsItIs() {
    try (MigrationService service = project.open()) {
      GeneratedRevision generated = service.generate("users");
      String edited = generated.text().replace("CREATE TABLE", "-- reviewed\nCREATE TABLE");
      Revision saved = generated.save(edited).orElseThrow();
      assertThat(saved.file()).hasContent(edited);
      service.upgrade("head");
    }
  }

  @Test
  void aModelThatDoesNotBuildIsShownWithItsStatement() {
    project.model(USERS + "    checks: {ck_users_bad: \"nonsense(id) > 0\"}\n");
    try (MigrationService service = project.open()) {
      assertThatThrownBy(() -> service.generate("users"))
          .isInstanceOf(ModelNotBuildableException.class)
          .hasMessageContaining("nonsense");
    }
  }
}
