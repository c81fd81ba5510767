package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.TestServer;
import dev.retort.error.Cancellation;
import dev.retort.error.CancelledException;
import dev.retort.error.Progress;
import dev.retort.sql.DialectId;
import dev.retort.testsupport.JavaProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who cancels a comparison or a proof finds everything as it was. */
@SuppressWarnings("NullAway.Init")
class CancelledComparisonTest {
  private static final String VIEW = "DROP VIEW v;\nCREATE VIEW v AS SELECT %s FROM t;";
  private static final Map<TestServer, String> SCRATCH =
      Map.of(
          TestServer.POSTGRESQL,
          "SELECT datname FROM pg_database WHERE datname LIKE 'retort\\_scratch\\_%'",
          TestServer.MARIADB,
          "SHOW DATABASES LIKE 'retort\\_scratch\\_%'",
          TestServer.MYSQL,
          "SHOW DATABASES LIKE 'retort\\_scratch\\_%'");

  @TempDir Path folder;

  private Project project(TestServer server, String url) {
    Project project =
        server == TestServer.SQLITE ? Project.in(folder) : Project.on(server, url, folder, "");
    return project
        .revision(
            "root",
            "",
            "CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, a INTEGER, b INTEGER);\n"
                + "CREATE VIEW v AS SELECT id FROM t;",
            "DROP VIEW v;\nDROP TABLE t;")
        .revision("left", "root", VIEW.formatted("id, a"), VIEW.formatted("id"))
        .revision("right", "root", VIEW.formatted("id, b"), VIEW.formatted("id"));
  }

  private static Set<String> scratches(TestServer server, String url) throws SQLException {
    Set<String> found = new TreeSet<>();
    String query = SCRATCH.get(server);
    if (query != null) {
      try (Connection connection = server.connect(url);
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(query)) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    return found;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(folder::relativize)
          .map(Path::toString)
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }

  /** Somebody who cancels as soon as something is begun. */
  private static Progress cancelsAt(String what, Cancellation cancellation) {
    return (done, total, now) -> {
      if (now.startsWith(what)) {
        cancellation.cancel();
      }
    };
  }

  @ParameterizedTest
  @EnumSource(TestServer.class)
  void nothingIsLeftOfWhatWasBegun(TestServer server) throws Exception {
    String url = server.newDatabase();
    Project project = project(server, url);
    Set<String> scratches = scratches(server, url);
    List<String> files = files();
    List<String> heads = List.of("left", "right");
    try (MigrationService service = project.open()) {
      for (String step : List.of("comparing the branches", "running both orders")) {
        Cancellation cancellation = new Cancellation();
        assertThatThrownBy(
                () -> service.conflicts(heads, cancelsAt(step, cancellation), cancellation))
            .as(step)
            .isInstanceOf(CancelledException.class);
        Cancellation again = new Cancellation();
        assertThatThrownBy(() -> service.mergeSession(heads, cancelsAt(step, again), again))
            .as(step)
            .isInstanceOf(CancelledException.class);
      }
      MergeSession merge = service.mergeSession(heads, Progress.NONE, Cancellation.none());
      Map<String, MergeDecision> decisions =
          Map.of(merge.items().get(0).conflict().object(), MergeDecision.LEFT);
      Map<DialectId, String> statements = merge.statements(decisions);
      Cancellation proof = new Cancellation();
      assertThatThrownBy(
              () -> merge.prove(statements, decisions, cancelsAt("trying the merge", proof), proof))
          .isInstanceOf(CancelledException.class);
      Cancellation asked = new Cancellation();
      asked.cancel();
      assertThatThrownBy(() -> service.planRebase("right", "left", asked))
          .isInstanceOf(CancelledException.class);
      assertThat(merge.prove(statements, decisions, Progress.NONE, Cancellation.none()).holds())
          .isTrue();
    }
    assertThat(scratches(server, url)).isEqualTo(scratches);
    assertThat(files()).isEqualTo(files);
  }

  /** What a statement waits for until the end of the test, and how to see that it does. */
  private record Wait(String hold, String waiting, String statement) {}

  private static Wait wait(TestServer server) {
    return switch (server) {
      case SQLITE -> throw new IllegalStateException("SQLite has no other sessions");
      case POSTGRESQL ->
          new Wait(
              "ALTER ROLE retort_waits CONNECTION LIMIT 7",
              "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE"
                  + " 'ALTER ROLE retort_waits%'",
              "ALTER ROLE retort_waits CONNECTION LIMIT 8;");
      case MARIADB, MYSQL ->
          new Wait(
              "SELECT GET_LOCK('retort_waits', 0)",
              "SELECT count(*) FROM information_schema.processlist WHERE state = 'User lock'",
              "SELECT GET_LOCK('retort_waits', 86400);");
    };
  }

  @ParameterizedTest
  @CsvSource({
    "POSTGRESQL, conflicts left right",
    "MARIADB, conflicts left right",
    "MYSQL, conflicts left right",
    "POSTGRESQL, merge -m join --resolve ours left right",
    "MARIADB, merge -m join left right",
    "POSTGRESQL, rebase left --onto right",
    "POSTGRESQL, squash left top -m one",
  })
  void anInterruptBreaksOffTheStatementAtHand(TestServer server, String command) throws Exception {
    String url = server.newDatabase();
    Wait wait = wait(server);
    Project project = project(server, url);
    project
        .revision("left", "root", wait.statement(), "SELECT 1;")
        .revision("right", "root", "CREATE TABLE r (id INTEGER);", "DROP TABLE r;");
    if (command.startsWith("squash")) {
      project.revision("top", "left", "CREATE TABLE top (id INTEGER);", "DROP TABLE top;");
    }
    Set<String> scratches = scratches(server, url);
    List<String> files = files();
    try (Connection holder = server.connect(url);
        Connection other = server.connect(url);
        Statement holding = holder.createStatement()) {
      if (server == TestServer.POSTGRESQL) {
        holding.execute("DROP ROLE IF EXISTS retort_waits");
        holding.execute("CREATE ROLE retort_waits");
        holder.setAutoCommit(false);
      }
      holding.execute(wait.hold());
      interrupt(project, command, () -> number(other, wait.waiting()) > 0);
      assertThat(number(other, wait.waiting())).isZero();
      if (server == TestServer.POSTGRESQL) {
        holder.rollback();
        holding.execute("DROP ROLE retort_waits");
        holder.commit();
      }
    }
    assertThat(scratches(server, url)).isEqualTo(scratches);
    assertThat(files()).isEqualTo(files);
  }

  @Test
  void aStatementThatNeverEndsIsBrokenOff() throws Exception {
    Path marker = folder.resolve("marker.db");
    Project project = project(TestServer.SQLITE, "");
    project.revision(
        "left",
        "root",
        "-- @transaction off\nATTACH DATABASE '"
            + marker
            + "' AS marker;\nCREATE TABLE marker.there (i INTEGER);\n"
            + "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
            + " SELECT max(i) FROM n;",
        "SELECT 1;");
    Cancellation cancellation = new Cancellation();
    Thread person =
        new Thread(
            () -> {
              while (!Files.exists(marker)) {
                Thread.onSpinWait();
              }
              cancellation.cancel();
            });
    person.start();
    try (MigrationService service = project.open()) {
      assertThatThrownBy(
              () -> service.conflicts(List.of("left", "right"), Progress.NONE, cancellation))
          .isInstanceOf(CancelledException.class);
    }
    person.join();
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  /** Types a command in a process of its own, and ends that once a condition holds. */
  private void interrupt(Project project, String command, Condition condition) throws Exception {
    Path output = folder.resolveSibling(folder.getFileName() + ".out");
    Process process =
        JavaProcess.retort(project.config(), List.of(command.split(" ")))
            .redirectOutput(output.toFile())
            .start();
    boolean held = condition.holds();
    while (!held && !process.waitFor(20, TimeUnit.MILLISECONDS)) {
      held = condition.holds();
    }
    String said = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(held).as(said).isTrue();
    // The same way out as Ctrl+C takes, which is ignored where a shell runs tests in the
    // background.
    process.destroy();
    assertThat(process.waitFor()).isNotZero();
    Files.delete(output);
  }
}
