package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.diff.Change;
import dev.retort.diff.Rename;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that says nothing of views and triggers does not want them gone. */
class UnspokenObjectsTest {
  private static final String WIDER =
      """
      tables:
        t: {columns: {id: int, name: "varchar(50)", more: int}}
        log: {columns: {id: int}}
      """;

  private Project project;

  @BeforeEach
  void makeAProject(@TempDir Path folder) {
    project =
        Project.in(folder)
            .revision(
                "a1",
                "",
                """
                CREATE TABLE t (id INTEGER, name VARCHAR(50));
                CREATE TABLE log (id INTEGER);
                CREATE VIEW names AS SELECT name FROM t;
                CREATE VIEW long_names AS SELECT name FROM names WHERE length(name) > 5;
                CREATE TRIGGER noted AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.id); END;
                """,
                """
                DROP TRIGGER noted;
                DROP VIEW long_names;
                DROP VIEW names;
                DROP TABLE log;
                DROP TABLE t;
                """);
  }

  private GeneratedRevision generate(String model, Rename... renames) {
    project.model(model);
    try (MigrationService service = project.open()) {
      service.upgrade("head");
      GeneratedRevision generated =
          service.generate(
              RevisionRequest.of("next").withRenames(List.of(renames)),
              Progress.NONE,
              Cancellation.none());
      generated.save();
      service.upgrade("head");
      return generated;
    }
  }

  private List<String> objects() {
    return project.query(
        "SELECT name FROM sqlite_master WHERE type IN ('view', 'trigger') ORDER BY 1");
  }

  @Test
  void theyStayAndAreNamedOnce() {
    GeneratedRevision generated = generate(WIDER);
    assertThat(generated.changes()).hasSize(1).allMatch(c -> c instanceof Change.AddColumn);
    assertThat(generated.warnings())
        .contains(
            "Left as it is, since the model file model.yaml says nothing of its kind: view"
                + " long_names, view names, trigger noted.");
    assertThat(objects()).containsExactly("long_names", "names", "noted");
  }

  @Test
  void anEmptySectionWantsThemGone() {
    generate(WIDER + "views: {}\ntriggers: {}\n");
    assertThat(objects()).isEmpty();
  }

  @Test
  void eachSectionCountsForItself() {
    generate(WIDER + "triggers: {}\n");
    assertThat(objects()).containsExactly("long_names", "names");
  }

  @Test
  void whatHangsOnATableThatGoesGoesWithIt() {
    generate("tables: {log: {columns: {id: int}}}");
    assertThat(objects()).isEmpty();
    try (MigrationService service = project.open()) {
      service.downgrade("-1");
    }
    assertThat(objects()).containsExactly("long_names", "names", "noted");
  }

  @Test
  void theyFollowATableThatIsRenamed() {
    generate(WIDER.replace("  t:", "  u:").replace(", more: int", ""), new Rename("", "t", "u"));
    assertThat(objects()).containsExactly("long_names", "names", "noted");
    assertThat(project.query("SELECT sql FROM sqlite_master WHERE name = 'noted'").get(0))
        .contains("\"u\"");
  }

  @Test
  void theyOutliveARebuildOfTheirTable() {
    generate(WIDER.replace("id: int, name", "id: {type: int, nullable: false}, name"));
    assertThat(objects()).containsExactly("long_names", "names", "noted");
  }

  @Test
  void driftAgainstTheModelLeavesThemOut() {
    generate(WIDER);
    try (MigrationService service = project.open()) {
      assertThat(service.drift(true, Cancellation.none()).items()).isEmpty();
    }
  }
}
