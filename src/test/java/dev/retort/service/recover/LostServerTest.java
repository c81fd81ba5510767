package dev.retort.service.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.retort.dialect.TestServer;
import dev.retort.error.Cancellation;
import dev.retort.history.HistoryAccessException;
import dev.retort.service.Interruption;
import dev.retort.service.Interruption.State;
import dev.retort.service.MigrationService;
import dev.retort.service.PlanRequest;
import dev.retort.service.PlanStep;
import dev.retort.service.Project;
import dev.retort.service.RepairChoice;
import dev.retort.service.RepairPlan;
import dev.retort.service.RunListener;
import dev.retort.service.RunUnfinishedException;
import dev.retort.sql.SqlStatement;
import dev.retort.testsupport.CrashableServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server, or the connection to it, goes away while a run is under way. */
@SuppressWarnings("NullAway.Init")
class LostServerTest {
  private static final String UP =
      """
      CREATE TABLE a (id INTEGER PRIMARY KEY, name VARCHAR(20));
      ALTER TABLE a ADD COLUMN size INTEGER;
      CREATE INDEX ix_a_name ON a (name);
      """;

  @TempDir Path folder;

  /** Something that is done to the server. */
  @FunctionalInterface
  private interface Blow {
    void strike() throws Exception;
  }

  /** Strikes before or after a statement is sent, counted over the whole run from 0. */
  private static final class Striking implements RunListener {
    private final String point;
    private final Blow blow;
    private int sent = -1;

    Striking(String point, Blow blow) {
      this.point = point;
      this.blow = blow;
    }

    private void reach(String here) {
      if (point.equals(here)) {
        try {
          blow.strike();
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }
    }

    @Override
    public void statementStarted(PlanStep step, int index, SqlStatement statement) {
      sent++;
      reach("started:" + sent);
    }

    @Override
    public void statementFinished(PlanStep step, int index, long rows, Duration time) {
      reach("finished:" + sent);
    }
  }

  private Project project(TestServer server, String url, String up) {
    Project project =
        Project.on(server, url, folder, "guard: {run_lock_timeout: 30s, lock_timeout: 5m}\n");
    return project.table("first", "").revision("broken", "first", up, "DROP TABLE a;");
  }

  private static String committingByThemselves(TestServer server) {
    return server == TestServer.POSTGRESQL ? "-- @transaction off\n" + UP : UP;
  }

  private static void lost(Project project, Striking striking, String says) {
    try (MigrationService service = project.open()) {
      assertThatThrownBy(
              () -> service.run(PlanRequest.upgrade("head"), striking, Cancellation.none()))
          .hasMessageContaining("The connection was lost")
          .hasMessageContaining(says);
    }
  }

  /** What becomes of the revision. */
  private enum Way {
    RESUME,
    REVERT,
    ACCEPT
  }

  /** Looks at what stopped, settles it, and runs what is then left. */
  private static void settle(TestServer server, Project project, String url, String states, Way way)
      throws SQLException {
    try (MigrationService service = project.open()) {
      Interruption found = service.interruption(Cancellation.none()).orElseThrow();
      assertThat(
              found.statements().stream()
                  .map(s -> s.state().name().toLowerCase(Locale.ROOT))
                  .toList())
          .containsExactly(states.split(" "));
      switch (way) {
        case RESUME -> {
          repair(service, new RepairChoice.Resume(null));
          assertWhole(service);
        }
        case REVERT -> {
          repair(service, new RepairChoice.Revert());
          assertThat(service.status().current()).containsExactly("first");
          assertThat(service.liveSchema().tables()).containsOnlyKeys("t_first");
          assertThat(service.drift(false, Cancellation.none()).items()).isEmpty();
        }
        case ACCEPT -> {
          List<String> all = List.of(UP.strip().split(";\\s*"));
          try (Connection other = server.connect(url);
              Statement statement = other.createStatement()) {
            for (String sql : all.subList(found.done(), all.size())) {
              statement.execute(sql);
            }
          }
          repair(service, new RepairChoice.Accept(true, "finished by hand"));
          assertWhole(service);
        }
      }
      assertThat(service.interruption(Cancellation.none())).isEmpty();
      assertThat(service.history()).allMatch(e -> e.intact());
    }
  }

  private static void repair(MigrationService service, RepairChoice choice) {
    service.repair(
        service.planRepair(choice, Cancellation.none()), RunListener.NONE, Cancellation.none());
  }

  private static void assertWhole(MigrationService service) {
    assertThat(service.status().current()).containsExactly("broken");
    assertThat(service.drift(false, Cancellation.none()).items()).isEmpty();
    assertThat(service.history()).allMatch(e -> e.intact());
    assertThat(service.upgrade("head").statements()).isZero();
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void aServerThatIsKilledAndStartedAgainShowsWhatItKept(TestServer server) throws Exception {
    try (CrashableServer crashable = server.crashable()) {
      String url = crashable.url();
      Project project = project(server, url, committingByThemselves(server));
      for (Way way : List.of(Way.REVERT, Way.RESUME)) {
        // The revision before is run the first time only.
        String point = way == Way.REVERT ? "finished:2" : "finished:1";
        lost(project, new Striking(point, crashable::kill), "retort repair");
        crashable.start();
        settle(server, project, url, "done done not_done", way);
      }
      try (MigrationService service = project.open()) {
        service.downgrade("first");
      }
      lost(project, new Striking("started:2", crashable::kill), "retort repair");
      crashable.start();
      settle(server, project, url, "done done not_done", Way.ACCEPT);
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void aConnectionThatIsCutLeavesNoDoubt(TestServer server) throws Exception {
    for (Way way : Way.values()) {
      cut(server, "started:2", "done not_done not_done", way);
      cut(server, "finished:2", "done done not_done", way);
      cut(server, "finished:3", "done done done", way);
    }
  }

  private void cut(TestServer server, String point, String states, Way way) throws Exception {
    String url = server.newDatabase();
    Project project = project(server, url, committingByThemselves(server));
    try (Connection other = server.connect(url)) {
      lost(project, new Striking(point, () -> endAllOthers(server, other)), "retort repair");
      settle(server, project, url, states, way);
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void rowsOfAStatementWhoseConnectionBrokeAreNotKept(TestServer server) throws Exception {
    String rows =
        UP.replace("ALTER TABLE a ADD COLUMN size INTEGER", "INSERT INTO a VALUES (1, 'x')");
    boolean postgresql = server == TestServer.POSTGRESQL;
    for (String point : List.of("started:2", "finished:2")) {
      String url = server.newDatabase();
      Project project = project(server, url, postgresql ? "-- @transaction off\n" + rows : rows);
      try (Connection other = server.connect(url)) {
        lost(
            project,
            new Striking(point, () -> endAllOthers(server, other)),
            "during statement 2 of 3; 1 before it took effect, and whether it did is not known yet."
                + " Start again, or run 'retort repair'");
      }
      try (MigrationService service = project.open()) {
        assertThatThrownBy(() -> service.upgrade("head"))
            .isInstanceOf(RunUnfinishedException.class)
            .hasMessageContaining("how the next one ended is not known");
        assertThat(service.interruption(Cancellation.none()).orElseThrow().statements())
            .extracting(s -> s.state())
            .containsExactly(State.DONE, State.NOT_DONE, State.NOT_DONE);
        repair(service, new RepairChoice.Resume(1));
        assertWhole(service);
      }
      try (Connection other = server.connect(url);
          Statement statement = other.createStatement();
          ResultSet count = statement.executeQuery("SELECT count(*) FROM a")) {
        assertThat(count.next()).isTrue();
        assertThat(count.getInt(1)).isOne();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void aRepairThatLosesItsConnectionIsBegunAgain(TestServer server) throws Exception {
    String url = server.newDatabase();
    Project project = project(server, url, committingByThemselves(server));
    try (Connection other = server.connect(url);
        MigrationService service = project.open()) {
      lost(project, new Striking("finished:2", () -> endAllOthers(server, other)), "retort repair");
      RepairPlan plan = service.planRepair(new RepairChoice.Revert(), Cancellation.none());
      AtomicReference<Throwable> end = new AtomicReference<>();
      Thread repair =
          new Thread(
              () ->
                  end.set(
                      catchThrowable(
                          () -> service.repair(plan, RunListener.NONE, Cancellation.none()))));
      try (Connection blocker = server.connect(url)) {
        block(server, blocker);
        repair.start();
        endWaiting(server, other);
        repair.join();
      }
      assertThat(end.get())
          .isInstanceOf(HistoryAccessException.class)
          .hasMessageContaining("DROP TABLE")
          .hasMessageContaining("Nothing was taken back.");
    }
    settle(server, project, url, "done done not_done", Way.REVERT);
  }

  private static void block(TestServer server, Connection blocker) throws SQLException {
    blocker.setAutoCommit(false);
    try (Statement statement = blocker.createStatement()) {
      statement.execute(
          server == TestServer.POSTGRESQL
              ? "LOCK TABLE a IN ACCESS SHARE MODE"
              : "LOCK TABLES a READ");
    }
  }

  /** Ends the session that waits for a lock, once there is one. */
  private static void endWaiting(TestServer server, Connection connection) throws SQLException {
    int ended = 0;
    while (ended == 0) {
      ended =
          end(
              server,
              connection,
              server == TestServer.POSTGRESQL
                  ? "wait_event_type = 'Lock'"
                  : "state LIKE 'Waiting for%lock'");
    }
  }

  /** Ends all sessions with a database but this one. */
  private static void endAllOthers(TestServer server, Connection connection) throws SQLException {
    end(server, connection, "1 = 1");
  }

  /** Ends other sessions; how many. */
  private static int end(TestServer server, Connection connection, String which)
      throws SQLException {
    boolean postgresql = server == TestServer.POSTGRESQL;
    List<String> ends = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet rows =
          statement.executeQuery(
              (postgresql
                      ? "SELECT 'SELECT pg_terminate_backend(' || pid || ')' FROM pg_stat_activity"
                          + " WHERE datname = current_database() AND pid <> pg_backend_pid() AND "
                      : "SELECT CONCAT('KILL ', id) FROM information_schema.processlist WHERE db ="
                          + " DATABASE() AND id <> CONNECTION_ID() AND ")
                  + which)) {
        while (rows.next()) {
          ends.add(rows.getString(1));
        }
      }
      for (String end : ends) {
        statement.execute(end);
      }
    }
    return ends.size();
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, names = "POSTGRESQL")
  void aConnectionThatIsCutInsideATransactionLeavesNothing(TestServer server) throws Exception {
    String url = server.newDatabase();
    Project project = project(server, url, UP);
    try (Connection other = server.connect(url)) {
      lost(
          project,
          new Striking("finished:2", () -> endAllOthers(server, other)),
          "takes back what was not committed");
      lost(
          project,
          new Striking("finished:3", () -> endAllOthers(server, other)),
          "may have arrived or not");
      try (MigrationService service = project.open()) {
        assertThat(service.interruption(Cancellation.none())).isEmpty();
        assertThat(service.liveSchema().tables()).isEmpty();
        service.upgrade("head");
        assertWhole(service);
      }
    }
  }
}
