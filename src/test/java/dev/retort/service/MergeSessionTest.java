package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.TestServer;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.revision.InvalidTargetException;
import dev.retort.sql.DialectId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("NullAway.Init")
class MergeSessionTest {
  private static final String TABLES =
      """
      CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50), email VARCHAR(60));
      CREATE VIEW names AS SELECT id FROM users;""";
  private static final String NO_TABLES = "DROP VIEW names;\nDROP TABLE users;";
  private static final String OLD_VIEW =
      "DROP VIEW names;\nCREATE VIEW names AS SELECT id FROM users;";

  @TempDir Path folder;

  private Project project(TestServer server) throws SQLException {
    String url = server.newDatabase();
    String address =
        server == TestServer.MARIADB ? url.replace("jdbc:mysql:", "jdbc:mariadb:") : url;
    Project project = Project.in(folder);
    project.write(
        "config.yaml",
        """
        name: test
        database: {url: "%s", username: "%s", password: "%s"}
        migrations: {locations: [versions], dialects: [%s]}
        """
            .formatted(
                address,
                server.who().getOrDefault("user", ""),
                server.who().getOrDefault("password", ""),
                server.dialect().id().id()));
    return project.revision("root", "", TABLES, NO_TABLES);
  }

  private static String view(String columns) {
    return "DROP VIEW names;\nCREATE VIEW names AS SELECT " + columns + " FROM users;";
  }

  private static MergeSession session(MigrationService service) {
    return service.mergeSession(List.of("left", "right"), Progress.NONE, Cancellation.none());
  }

  private static MergeProof prove(MergeSession merge, Map<String, MergeDecision> decisions) {
    return merge.prove(merge.statements(decisions), decisions, Progress.NONE, Cancellation.none());
  }

  private static Map<String, MergeDecision> all(MergeSession merge, MergeDecision side) {
    Map<String, MergeDecision> decisions = new LinkedHashMap<>();
    merge.items().forEach(i -> decisions.put(i.conflict().object(), i.nearest(side)));
    return decisions;
  }

  @ParameterizedTest
  @EnumSource(TestServer.class)
  void eitherSideOfAViewCanBeFollowed(TestServer server) throws SQLException {
    Project project =
        project(server)
            .revision("left", "root", view("id, name"), OLD_VIEW)
            .revision("right", "root", view("id, email"), OLD_VIEW);
    try (MigrationService service = project.open()) {
      MergeSession merge = session(service);
      assertThat(merge.obstacle()).isEmpty();
      assertThat(merge.items()).hasSize(1);
      MergeItem item = merge.items().get(0);
      assertThat(item.conflict().object()).isEqualTo("view names");
      assertThat(item.choices()).isEqualTo(Set.of(MergeDecision.LEFT, MergeDecision.RIGHT));
      assertThat(merge.left()).extracting(BranchChange::object).containsExactly("view names");
      assertThat(merge.left().get(0).places()).isNotEmpty();
      for (MergeDecision side : List.of(MergeDecision.LEFT, MergeDecision.RIGHT)) {
        Map<String, MergeDecision> decisions = all(merge, side);
        assertThat(prove(merge, decisions).lines()).allMatch(MergeProof.Line::holds).hasSize(3);
        String shape = merge.shape(server.dialect().id(), "view names", decisions);
        assertThat(shape).contains(side == MergeDecision.LEFT ? "name" : "email");
      }
      // Undecided, the two orders come to two results.
      assertThat(prove(merge, Map.of()).holds()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void aDecidedMergeLeadsThereFromEitherHead(TestServer server) throws SQLException {
    boolean postgres = server == TestServer.POSTGRESQL;
    String alter =
        postgres
            ? "ALTER TABLE users ALTER COLUMN name TYPE VARCHAR(%d);"
            : "ALTER TABLE users MODIFY name VARCHAR(%d);";
    Project project =
        project(server)
            .revision("left", "root", alter.formatted(80), alter.formatted(50))
            .revision("right", "root", alter.formatted(70), alter.formatted(50));
    try (MigrationService service = project.open()) {
      MergeSession merge = session(service);
      Map<String, MergeDecision> decisions = all(merge, MergeDecision.LEFT);
      assertThat(decisions).containsOnlyKeys("column users.name");
      assertThat(prove(merge, decisions).holds()).isTrue();
      PendingRevision pending =
          service.merge(List.of("left", "right"), RevisionRequest.of("join").withId("m"));
      pending.save(pending.text() + merge.sections(merge.statements(decisions)));
      service.upgrade("right");
      service.upgrade("head");
      assertThat(width(service)).contains("80");
      service.downgrade("base");
      service.upgrade("left");
      service.upgrade("head");
      assertThat(width(service)).contains("80");
      service.downgrade("base");
      assertThat(service.liveSchema().tables()).isEmpty();
    }
  }

  private static String width(MigrationService service) {
    return service
        .liveSchema()
        .table("users")
        .flatMap(t -> t.column("name"))
        .orElseThrow()
        .type()
        .toString();
  }

  @Test
  void bothBranchesValuesOfAnEnumCanBeHad() throws SQLException {
    Project project =
        project(TestServer.MARIADB)
            .revision(
                "mid", "root", enumOf("CREATE TABLE jobs (state %s)", "'a'"), "DROP TABLE jobs;")
            .revision(
                "left",
                "mid",
                enumOf("ALTER TABLE jobs MODIFY state %s", "'a','b'"),
                enumOf("ALTER TABLE jobs MODIFY state %s", "'a'"))
            .revision(
                "right",
                "mid",
                enumOf("ALTER TABLE jobs MODIFY state %s", "'a','c'"),
                enumOf("ALTER TABLE jobs MODIFY state %s", "'a'"));
    try (MigrationService service = project.open()) {
      MergeSession merge = session(service);
      MergeItem item = merge.items().get(0);
      assertThat(item.choices()).contains(MergeDecision.BOTH);
      Map<String, MergeDecision> decisions = all(merge, MergeDecision.BOTH);
      assertThat(prove(merge, decisions).lines()).allMatch(MergeProof.Line::holds);
      assertThat(merge.statements(decisions).get(DialectId.MARIADB)).contains("'a', 'b', 'c'");
    }
  }

  private static String enumOf(String sql, String values) {
    return sql.formatted("ENUM(" + values + ")") + ";";
  }

  @Test
  void branchesThatFailAfterEachOtherCannotBeMerged() throws SQLException {
    String add = "ALTER TABLE users ADD COLUMN phone VARCHAR(%d);";
    Project project =
        project(TestServer.SQLITE)
            .revision("left", "root", add.formatted(20), "SELECT 1;")
            .revision("right", "root", add.formatted(30), "SELECT 1;");
    try (MigrationService service = project.open()) {
      MergeSession merge = session(service);
      assertThat(merge.obstacle().orElse("")).contains("right after left fails");
      assertThat(merge.items()).isEmpty();
    }
  }

  @Test
  void branchesThatDoNotMeetHaveNothingToDecide() throws SQLException {
    Project project = project(TestServer.SQLITE).table("left", "root").table("right", "root");
    try (MigrationService service = project.open()) {
      MergeSession merge = session(service);
      assertThat(merge.items()).isEmpty();
      assertThat(merge.statements(Map.of())).isEmpty();
      assertThat(merge.sections(Map.of()))
          .isEqualTo(
              "\n-- @upgrade\n-- left, right on SQLite: both orders build the same schema.\n");
      assertThat(prove(merge, Map.of()).holds()).isTrue();
    }
  }

  @Test
  void whatAPersonWroteIsTriedToo() throws SQLException {
    Project project =
        project(TestServer.SQLITE)
            .revision("left", "root", view("id, name"), OLD_VIEW)
            .revision("right", "root", view("id, email"), OLD_VIEW);
    try (MigrationService service = project.open()) {
      MergeSession merge = session(service);
      assertThat(written(merge, view("id, name, email")).holds()).isTrue();
      MergeProof wrong = written(merge, "DROP VIEW nothing;");
      assertThat(wrong.holds()).isFalse();
      assertThat(wrong.lines().get(0).detail()).contains("nothing");
    }
  }

  private static MergeProof written(MergeSession merge, String sql) {
    return merge.prove(Map.of(DialectId.SQLITE, sql), Map.of(), Progress.NONE, Cancellation.none());
  }

  @Test
  void twoBranchesAreDecidedAtATime() throws SQLException {
    Project project =
        project(TestServer.SQLITE).table("left", "root").table("right", "root").table("c", "root");
    try (MigrationService service = project.open()) {
      assertThatThrownBy(
              () -> service.mergeSession(List.of("heads"), Progress.NONE, Cancellation.none()))
          .isInstanceOf(InvalidTargetException.class)
          .hasMessageContaining("3");
    }
  }
}
