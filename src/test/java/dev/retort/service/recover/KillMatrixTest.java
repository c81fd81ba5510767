package dev.retort.service.recover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.TestServer;
import dev.retort.error.Cancellation;
import dev.retort.schema.Schema;
import dev.retort.service.Interruption;
import dev.retort.service.Interruption.State;
import dev.retort.service.JournalEntry;
import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.service.RepairChoice;
import dev.retort.service.RepairPlan;
import dev.retort.service.RunListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is killed before each call that writes anything, and inside of statements, and the
 * database is then repaired in each way. All points with the profile "properties", else some of
 * them.
 */
@SuppressWarnings("NullAway.Init")
class KillMatrixTest {
  private static final boolean ALL = Integer.getInteger("retort.pairs", 50) >= 1000;

  /** Every so many points is tried where not all are; prime to the number of ways. */
  private static final int STRIDE = 14;

  @TempDir Path folder;

  /** What becomes of a revision that stopped. */
  private enum Way {
    RESUME,
    REVERT,
    ACCEPT
  }

  /** What becomes of the statement that the server was at when the process was killed. */
  private enum Orphan {
    GOES_ON,
    IS_ENDED
  }

  @TestFactory
  Stream<DynamicTest> sqlite() throws Exception {
    return points(TestServer.SQLITE);
  }

  @TestFactory
  Stream<DynamicTest> postgresql() throws Exception {
    return points(TestServer.POSTGRESQL);
  }

  @TestFactory
  Stream<DynamicTest> mariadb() throws Exception {
    return points(TestServer.MARIADB);
  }

  @TestFactory
  Stream<DynamicTest> mysql() throws Exception {
    return points(TestServer.MYSQL);
  }

  /** Kills a run on a new database. */
  @FunctionalInterface
  private interface Kill {
    void strike(Try at) throws Exception;
  }

  /** Where a run is killed. */
  private record Point(String name, Kill kill) {}

  private Stream<DynamicTest> points(TestServer server) throws Exception {
    Try whole = new Try(server);
    List<String> calls = KilledCall.all(whole.project.config(), folder);
    Schema expected = whole.schema();
    List<Point> points = new ArrayList<>();
    for (int call = 0; call < calls.size(); call++) {
      int number = call;
      String sql = calls.get(call);
      String name = call + " " + sql;
      points.add(new Point("before " + name, t -> t.kill(number, false)));
      if (server == TestServer.SQLITE) {
        points.add(new Point("inside " + name, t -> t.kill(number, true)));
        continue;
      }
      String statement = ofRevision(server, sql);
      if (statement != null) {
        for (Orphan orphan : Orphan.values()) {
          points.add(
              new Point(
                  "inside " + name + ", which " + orphan,
                  t -> t.killAtWork(number, statement, orphan)));
        }
      }
    }
    points.add(new Point("after all", t -> t.kill(calls.size(), false)));
    return tests(server, points, expected);
  }

  private Stream<DynamicTest> tests(TestServer server, List<Point> points, Schema expected) {
    List<DynamicTest> tests = new ArrayList<>();
    Way[] ways = Way.values();
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      if (ALL) {
        tests.add(
            DynamicTest.dynamicTest(
                point.name(), () -> killAndSettle(server, point, expected, ways)));
      } else if (i % STRIDE == STRIDE / 2) {
        Way way = ways[i / STRIDE % ways.length];
        tests.add(
            DynamicTest.dynamicTest(
                point.name() + ", " + way, () -> killAndSettle(server, point, expected, way)));
      }
    }
    return tests.stream();
  }

  private void killAndSettle(TestServer server, Point point, Schema expected, Way... ways)
      throws Exception {
    boolean stopped = true;
    for (int i = 0; stopped && i < ways.length; i++) {
      Try one = new Try(server);
      point.kill().strike(one);
      // Where nothing stopped half-way the ways are one.
      stopped = one.settle(ways[i], expected);
    }
  }

  /** The statement of a revision that a call sends, or null. */
  private static @Nullable String ofRevision(TestServer server, String call) {
    return new Effects(server)
        .statements().values().stream()
            .flatMap(List::stream)
            .filter(s -> s.startsWith(call))
            .findFirst()
            .orElse(null);
  }

  /** One database, on which a run is killed. */
  private final class Try {
    private final TestServer server;
    private final Effects effects;
    private final String url;
    private final Project project;

    Try(TestServer server) throws Exception {
      this.server = server;
      this.effects = new Effects(server);
      Path own = Files.createTempDirectory(folder, "p");
      boolean sqlite = server == TestServer.SQLITE;
      this.url = sqlite ? "jdbc:sqlite:" + own.resolve("app.db") : server.newDatabase();
      this.project = sqlite ? Project.in(own) : Project.on(server, url, own, "");
      project.revision("gate", "", "CREATE TABLE gate (id INTEGER);", "DROP TABLE gate;");
      String parent = "gate";
      for (String revision : effects.statements().keySet()) {
        project.revision(revision, parent, effects.up(revision), "DROP TABLE a;");
        parent = revision;
      }
      try (Connection connection = server.connect(url)) {
        Effects.execute(connection, "CREATE TABLE gate (id INTEGER)");
        Effects.execute(
            connection,
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)");
        Effects.execute(connection, "INSERT INTO alembic_version VALUES ('gate')");
      }
    }

    Schema schema() {
      try (MigrationService service = project.open()) {
        return service.liveSchema();
      }
    }

    void kill(int call, boolean inside) throws Exception {
      KilledCall.at(new KilledCall.Point(call, inside), project.config(), folder).close();
    }

    /** Kills the process while the server has its statement wait for a lock. */
    void killAtWork(int call, String sql, Orphan orphan) throws Exception {
      try (KilledCall run =
              KilledCall.at(new KilledCall.Point(call, false), project.config(), folder);
          Connection blocker = server.connect(url)) {
        lock(blocker, sql);
        run.release();
        awaitWaiting(blocker);
        run.kill();
        if (orphan == Orphan.IS_ENDED) {
          try (MigrationService service = project.open()) {
            service.endOrphan(KilledRun.orphan(service), Cancellation.none());
          }
        }
        unlock(blocker);
      }
    }

    private void lock(Connection blocker, String sql) throws SQLException {
      if (server != TestServer.POSTGRESQL) {
        Effects.execute(blocker, "FLUSH TABLES WITH READ LOCK");
        return;
      }
      blocker.setAutoCommit(false);
      if (sql.startsWith("CREATE TABLE")) {
        Effects.execute(blocker, "LOCK TABLE pg_catalog.pg_class IN SHARE MODE");
        return;
      }
      List<String> words = List.of(sql.split("[^a-z]+"));
      for (String table : List.of("a", "b", "gate")) {
        if (words.contains(table) && isVisible(blocker, table)) {
          Effects.execute(blocker, "LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
        }
      }
    }

    private static boolean isVisible(Connection connection, String table) throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery("SELECT to_regclass('" + table + "') IS NOT NULL")) {
        return rows.next() && rows.getBoolean(1);
      }
    }

    private void unlock(Connection blocker) throws SQLException {
      if (server == TestServer.POSTGRESQL) {
        blocker.commit();
      } else {
        Effects.execute(blocker, "UNLOCK TABLES");
      }
    }

    private void awaitWaiting(Connection other) throws SQLException {
      String waits =
          server == TestServer.POSTGRESQL
              ? "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname ="
                  + " current_database()"
              : "SELECT 1 FROM information_schema.processlist WHERE state LIKE 'Waiting for%lock'"
                  + " AND db = DATABASE()";
      boolean waiting = false;
      while (!waiting) {
        try (Statement statement = other.createStatement();
            ResultSet rows = statement.executeQuery(waits)) {
          waiting = rows.next();
        }
      }
    }

    /** Repairs and finishes it; whether there was anything to repair. */
    boolean settle(Way way, Schema expected) throws Exception {
      try (MigrationService service = project.open();
          Connection connection = server.connect(url)) {
        while (service.orphan().isPresent()) {
          Thread.onSpinWait();
        }
        assertClaimsHold(service, connection);
        Interruption found = service.interruption(Cancellation.none()).orElse(null);
        if (found != null) {
          assertStatesHold(found, connection);
          settle(way, found, service, connection);
          assertThat(service.interruption(Cancellation.none())).isEmpty();
          assertClaimsHold(service, connection);
        }
        service.upgrade("head");
        assertWhole(service, connection, expected);
        return found != null;
      }
    }

    private void settle(
        Way way, Interruption found, MigrationService service, Connection connection)
        throws SQLException {
      String revision = found.revision().id();
      List<Integer> seen = effects.of(revision, connection);
      int done = (int) seen.stream().filter(n -> n == 1).count();
      switch (way) {
        case RESUME -> repair(service, new RepairChoice.Resume(found.isCertain() ? null : done));
        case ACCEPT -> {
          effects.finish(revision, done, connection);
          repair(service, new RepairChoice.Accept(true, "finished by hand"));
        }
        case REVERT -> {
          RepairPlan plan = repair(service, new RepairChoice.Revert());
          List<Integer> left = effects.of(revision, connection);
          if (left.contains(1)) {
            assertThat(plan.remains())
                .singleElement()
                .matches(s -> s.text().startsWith("UPDATE a"));
            effects.clearRows(connection);
          }
          assertThat(effects.of(revision, connection)).containsOnly(0);
        }
      }
    }

    private RepairPlan repair(MigrationService service, RepairChoice choice) {
      RepairPlan plan = service.planRepair(choice, Cancellation.none());
      service.repair(plan, RunListener.NONE, Cancellation.none());
      return plan;
    }

    /** What the journal and the version table say is in the database, once. */
    private void assertClaimsHold(MigrationService service, Connection connection)
        throws SQLException {
      List<String> order = List.copyOf(effects.statements().keySet());
      List<String> heads = service.status().current();
      assertThat(heads).hasSize(1);
      int at = order.indexOf(heads.get(0));
      for (String revision : order.subList(0, at + 1)) {
        assertThat(effects.of(revision, connection)).as(revision).containsOnly(1);
      }
      List<JournalEntry> history = service.history();
      assertThat(history).allMatch(JournalEntry::intact);
      for (int i = 0; i < history.size(); i++) {
        JournalEntry entry = history.get(i);
        boolean reverted =
            history.subList(i, history.size()).stream()
                .anyMatch(
                    e -> e.outcome().equals("reverted") && e.revision().equals(entry.revision()));
        if (!reverted && entry.outcome().equals("statement")) {
          assertThat(effects.of(entry.revision(), connection).get(entry.statement())).isOne();
        }
      }
      assertThat(ended(history)).containsExactlyElementsOf(order.subList(0, at + 1));
    }

    private static List<String> ended(List<JournalEntry> history) {
      return history.stream()
          .filter(e -> Set.of("done", "accepted").contains(e.outcome()))
          .map(JournalEntry::revision)
          .toList();
    }

    private void assertStatesHold(Interruption found, Connection connection) throws SQLException {
      List<Integer> seen = effects.of(found.revision().id(), connection);
      int unknown = 0;
      for (Interruption.StatementState state : found.statements()) {
        int times = Objects.requireNonNull(seen.get(state.index()));
        if (state.state() == State.UNKNOWN) {
          unknown++;
        } else {
          assertThat(times).as(state.toString()).isEqualTo(state.state() == State.DONE ? 1 : 0);
        }
      }
      assertThat(unknown).isLessThanOrEqualTo(1);
    }

    private void assertWhole(MigrationService service, Connection connection, Schema expected)
        throws SQLException {
      for (String revision : effects.statements().keySet()) {
        assertThat(effects.of(revision, connection)).as(revision).containsOnly(1);
      }
      assertThat(service.liveSchema()).isEqualTo(expected);
      assertClaimsHold(service, connection);
      assertThat(service.upgrade("head").statements()).isZero();
    }
  }
}
