package dev.retort.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.TestServer;
import dev.retort.error.Cancellation;
import dev.retort.error.CancelledException;
import dev.retort.history.HistoryEvent.Actor;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunLockTest {
  private static final Actor ME = new Actor("me", "here", 4711, "");

  private final List<String> told = new ArrayList<>();
  private final LockWait shortly =
      new LockWait(Duration.ofMillis(50), told::add, Cancellation.none());
  private final LockWait patiently =
      new LockWait(Duration.ofSeconds(30), told::add, Cancellation.none());

  private static LockTarget target(TestServer server, String url, String table) {
    return new LockTarget(
        server.dialect(),
        table,
        new HistoryStore(server.dialect(), "history"),
        ME,
        () -> connect(server, url));
  }

  private static Connection connect(TestServer server, String url) {
    try {
      return server.connect(url);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void whoWaitsIsToldWhoHasItAndSinceWhen(TestServer server) throws Exception {
    String url = server.newDatabase();
    LockTarget target = target(server, url, "versions");
    try (Connection first = server.connect(url);
        Connection second = server.connect(url)) {
      RunLock held = RunLock.acquire(target, first, shortly);
      assertThatThrownBy(() -> RunLock.acquire(target, second, shortly))
          .isInstanceOf(LockTimeoutException.class)
          .hasMessageContaining(server.who().get("user") + "@");
      assertThat(told)
          .singleElement()
          .asString()
          .containsPattern("connection \\d+, since \\d{4}-\\d{2}-\\d{2}T");
      assertThat(RunLock.orphan(target, second)).isEmpty();
      // Another version table is another migration.
      RunLock.acquire(target(server, url, "others"), second, shortly).close();
      held.close();
      RunLock.acquire(target, second, shortly).close();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TestServer.class,
      names = {"MARIADB", "MYSQL"})
  void databasesWhoseLongNamesBeginAlikeAreMigratedSideBySide(TestServer server) throws Exception {
    String url = server.newDatabase();
    String tenant = "customer_portal_of_tenant_" + ProcessHandle.current().pid();
    try (Connection other = server.connect(url);
        Connection first = server.connect(url);
        Connection second = server.connect(url);
        Statement sql = other.createStatement()) {
      sql.execute("CREATE DATABASE " + tenant + "_a");
      sql.execute("CREATE DATABASE " + tenant + "_b");
      try {
        String query = url.substring(url.indexOf('?'));
        String base = url.substring(0, url.lastIndexOf('/') + 1) + tenant;
        first.setCatalog(tenant + "_a");
        second.setCatalog(tenant + "_b");
        RunLock.acquire(target(server, base + "_a" + query, "versions"), first, shortly);
        RunLock.acquire(target(server, base + "_b" + query, "versions"), second, shortly).close();
        assertThat(told).isEmpty();
      } finally {
        sql.execute("DROP DATABASE " + tenant + "_a");
        sql.execute("DROP DATABASE " + tenant + "_b");
      }
    }
  }

  /** As through a pooler that has one session of the server free for both connections. */
  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void twoConnectionsThatAreOneSessionOfTheServerAreRefused(TestServer server) throws Exception {
    String url = server.newDatabase();
    try (Connection only = server.connect(url);
        Connection other = server.connect(url)) {
      LockTarget pooled =
          new LockTarget(
              server.dialect(),
              "versions",
              new HistoryStore(server.dialect(), "history"),
              ME,
              () -> only);
      assertThatThrownBy(() -> RunLock.acquire(pooled, only, shortly))
          .isInstanceOf(PooledSessionException.class)
          .hasMessageContaining("nothing was started");
      // Nobody holds anything.
      RunLock.acquire(target(server, url, "versions"), other, shortly).close();
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void aWaitEndsWhenItIsCancelled(TestServer server) throws Exception {
    String url = server.newDatabase();
    LockTarget target = target(server, url, "versions");
    Cancellation cancellation = new Cancellation();
    LockWait wait =
        new LockWait(Duration.ofHours(1), holder -> cancellation.cancel(), cancellation);
    try (Connection first = server.connect(url);
        Connection second = server.connect(url);
        RunLock held = RunLock.acquire(target, first, shortly)) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> RunLock.acquire(target, second, wait))
          .isInstanceOf(CancelledException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void aSessionThatOutlivesItsLockIsFoundAndCanBeEnded(TestServer server) throws Exception {
    String url = server.newDatabase();
    List<Connection> locks = new ArrayList<>();
    LockTarget target =
        new LockTarget(
            server.dialect(),
            "versions",
            new HistoryStore(server.dialect(), "history"),
            ME,
            () -> {
              Connection lock = connect(server, url);
              locks.add(lock);
              return lock;
            });
    try (Connection first = server.connect(url);
        Connection second = server.connect(url)) {
      RunLock.acquire(target, first, shortly);
      locks.get(0).close();
      assertThatThrownBy(() -> RunLock.acquire(target, second, patientlyForTheLock()))
          .isInstanceOf(OrphanRunningException.class)
          .hasMessageContaining("--end-session");
      Optional<ServerSession> orphan = RunLock.orphan(target, second);
      assertThat(orphan).isPresent();
      RunLock.endOrphan(target, second, orphan.get(), patiently);
      assertThat(RunLock.orphan(target, second)).isEmpty();
      assertThatThrownBy(() -> first.createStatement().execute("SELECT 1"))
          .isInstanceOf(SQLException.class);
      RunLock.acquire(target, second, patiently).close();
    }
  }

  private LockWait patientlyForTheLock() {
    return new LockWait(Duration.ofMillis(500), told::add, Cancellation.none());
  }
}
