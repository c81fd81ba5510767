package dev.retort.service.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.TestServer;
import dev.retort.error.Cancellation;
import dev.retort.service.Interruption;
import dev.retort.service.MigrationService;
import dev.retort.service.PlanRequest;
import dev.retort.service.PlanStep;
import dev.retort.service.Project;
import dev.retort.service.RepairChoice;
import dev.retort.service.RunListener;
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
    Project project = Project.on(server, url, folder, "guard: {run_lock_timeout: 30s}\n");
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

  private static void finish(Project project, String states) {
    try (MigrationService service = project.open()) {
      Interruption found = service.interruption(Cancellation.none()).orElseThrow();
      assertThat(
              found.statements().stream()
                  .map(s -> s.state().name().toLowerCase(Locale.ROOT))
                  .toList())
          .containsExactly(states.split(" "));
      service.repair(
          service.planRepair(new RepairChoice.Resume(null), Cancellation.none()),
          RunListener.NONE,
          Cancellation.none());
      assertWhole(service);
    }
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
      Project project = project(server, crashable.url(), committingByThemselves(server));
      lost(project, new Striking("finished:2", crashable::kill), "retort repair");
      crashable.start();
      finish(project, "done done not_done");
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void aConnectionThatIsCutLeavesNoDoubt(TestServer server) throws Exception {
    cut(server, "started:2", "done not_done not_done");
    cut(server, "finished:2", "done done not_done");
    cut(server, "finished:3", "done done done");
  }

  private void cut(TestServer server, String point, String states) throws Exception {
    String url = server.newDatabase();
    Project project = project(server, url, committingByThemselves(server));
    try (Connection other = server.connect(url)) {
      lost(project, new Striking(point, () -> endAllOthers(server, other)), "retort repair");
      finish(project, states);
    }
  }

  /** Ends all sessions with a database but this one. */
  private static void endAllOthers(TestServer server, Connection connection) throws SQLException {
    boolean postgresql = server == TestServer.POSTGRESQL;
    List<String> ends = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet rows =
          statement.executeQuery(
              postgresql
                  ? "SELECT 'SELECT pg_terminate_backend(' || pid || ')' FROM pg_stat_activity"
                      + " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                  : "SELECT CONCAT('KILL ', id) FROM information_schema.processlist WHERE db ="
                      + " DATABASE() AND id <> CONNECTION_ID()")) {
        while (rows.next()) {
          ends.add(rows.getString(1));
        }
      }
      for (String end : ends) {
        statement.execute(end);
      }
    }
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
