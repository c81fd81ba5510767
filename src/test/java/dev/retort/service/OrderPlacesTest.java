package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.TestServer;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a statement fails after the other branch, the right statements of that one are shown. */
@SuppressWarnings("NullAway.Init")
class OrderPlacesTest {
  private static final String REBUILD =
      """
      CREATE TABLE "new" (id INTEGER NOT NULL PRIMARY KEY, name TEXT, extra INTEGER);
      INSERT INTO "new" (id, name, extra) SELECT *, 1 FROM %1$s;
      DROP TABLE %1$s; ALTER TABLE "new" RENAME TO %1$s;\
      """;

  @TempDir Path folder;

  private Project project(String table) {
    return Project.in(folder)
        .revision(
            "root",
            "",
            "CREATE TABLE "
                + table
                + " (id INTEGER NOT NULL PRIMARY KEY, name TEXT);\n"
                + "CREATE TABLE notes (id INTEGER NOT NULL PRIMARY KEY, text TEXT);",
            "SELECT 1;");
  }

  private static Conflict failing(Project project) {
    try (MigrationService service = project.open()) {
      List<ConflictReport> reports =
          service.conflicts(List.of("left", "right"), Progress.NONE, Cancellation.none());
      return reports.get(0).conflicts().stream()
          .filter(c -> c.kind().equals("order_fails"))
          .findFirst()
          .orElseThrow(() -> new AssertionError(reports.toString()));
    }
  }

  private static List<String> texts(List<Conflict.Place> places) {
    return places.stream().map(Conflict.Place::text).toList();
  }

  @Test
  void aNameInACommentOrATextIsNoName() {
    Project project =
        project("users")
            .revision(
                "left",
                "root",
                """
                INSERT INTO notes VALUES (1, 'users');
                create table other (id integer primary key /* users */, -- users
                  name text);
                ALTER TABLE users ADD COLUMN phone TEXT;
                INSERT INTO other SELECT id, text FROM notes;\
                """,
                "SELECT 1;")
            .revision("right", "root", REBUILD.formatted("users"), "SELECT 1;");
    Conflict conflict = failing(project);
    assertThat(texts(conflict.left())).containsExactly("ALTER TABLE users ADD COLUMN phone TEXT");
    assertThat(texts(conflict.right()))
        .containsExactly("INSERT INTO \"new\" (id, name, extra) SELECT *, 1 FROM users");
  }

  @Test
  void quotedNamesAndThoseInCapitalsAreNames() {
    for (String table : List.of("\"Order Items\"", "[a.b]", "ORDERS", "`select`")) {
      Project project =
          project(table)
              .revision(
                  "left",
                  "root",
                  "ALTER TABLE notes ADD COLUMN seen INTEGER;\nALTER TABLE "
                      + table
                      + " ADD COLUMN phone TEXT;",
                  "SELECT 1;")
              .revision("right", "root", REBUILD.formatted(table), "SELECT 1;");
      assertThat(texts(failing(project).left()))
          .as(table)
          .containsExactly("ALTER TABLE " + table + " ADD COLUMN phone TEXT");
    }
  }

  @Test
  void ofSeveralOnOneLineTheOneThatFailsIsShown() {
    Project project =
        project("users")
            .revision("left", "root", "ALTER TABLE users ADD COLUMN phone TEXT;", "SELECT 1;")
            .revision("right", "root", REBUILD.formatted("users").replace("\n", " "), "SELECT 1;");
    assertThat(texts(failing(project).right()))
        .containsExactly("INSERT INTO \"new\" (id, name, extra) SELECT *, 1 FROM users");
  }

  @Test
  void whatTheDatabaseComplainsOfNarrowsIt() throws Exception {
    Project project =
        Project.on(TestServer.POSTGRESQL, TestServer.POSTGRESQL.newDatabase(), folder, "")
            .revision(
                "root",
                "",
                "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, mail TEXT);",
                "DROP TABLE users;")
            .revision(
                "left",
                "root",
                """
                ALTER TABLE users ADD COLUMN age INTEGER;
                ALTER TABLE users RENAME COLUMN name TO called;
                ALTER TABLE users ALTER COLUMN mail SET NOT NULL;\
                """,
                "SELECT 1;")
            .revision(
                "right",
                "root",
                "DO $$ BEGIN PERFORM id, name, mail FROM users; END $$;",
                "SELECT 1;");
    Conflict conflict = failing(project);
    assertThat(texts(conflict.left()))
        .containsExactly("ALTER TABLE users RENAME COLUMN name TO called");
    assertThat(conflict.sentence()).contains("right cannot run after left", "name");
  }

  @Test
  void partsOfThingsWithBlanksInTheirNamesAreFound() {
    Project project =
        project("\"Order Items\"")
            .revision(
                "left",
                "root",
                "ALTER TABLE \"Order Items\" ADD COLUMN other TEXT;\n"
                    + "ALTER TABLE \"Order Items\" ADD COLUMN \"unit price\" TEXT;",
                "SELECT 1;")
            .revision(
                "right",
                "root",
                "ALTER TABLE \"Order Items\" ADD COLUMN \"unit price\" INTEGER;",
                "SELECT 1;");
    try (MigrationService service = project.open()) {
      List<Conflict> conflicts =
          service
              .conflicts(List.of("left", "right"), Progress.NONE, Cancellation.none())
              .get(0)
              .conflicts();
      assertThat(conflicts).extracting(Conflict::kind).containsExactly("added_differently");
      assertThat(texts(conflicts.get(0).left()))
          .containsExactly("ALTER TABLE \"Order Items\" ADD COLUMN \"unit price\" TEXT");
    }
  }
}
