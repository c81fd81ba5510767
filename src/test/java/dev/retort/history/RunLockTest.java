package dev.retort.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.TestServer;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunLockTest {
  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void whoWaitsIsToldWhoHasItAndTheLockDiesWithItsSession(TestServer server) throws Exception {
    String url = server.newDatabase();
    List<String> told = new ArrayList<>();
    LockWait wait = new LockWait(Duration.ofMillis(50), told::add);
    Connection first = server.connect(url);
    try (Connection second = server.connect(url)) {
      RunLock.acquire(server.dialect(), first, "versions", wait);
      assertThatThrownBy(() -> RunLock.acquire(server.dialect(), second, "versions", wait))
          .isInstanceOf(LockTimeoutException.class)
          .hasMessageContaining(server.who().get("user") + "@");
      assertThat(told).singleElement().asString().containsPattern("(process|connection) \\d+");
      // Another version table is another migration.
      RunLock.acquire(server.dialect(), second, "others", wait).close();
      first.close();
      RunLock.acquire(
              server.dialect(), second, "versions", new LockWait(Duration.ofSeconds(30), told::add))
          .close();
    }
  }
}
