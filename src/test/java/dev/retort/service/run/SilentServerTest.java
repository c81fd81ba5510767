package dev.retort.service.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.retort.dialect.TestServer;
import dev.retort.error.Cancellation;
import dev.retort.error.CancelledException;
import dev.retort.testsupport.SilentLine;
import java.sql.Connection;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that falls silent while a statement is under way, as behind a broken network. */
@Timeout(60)
class SilentServerTest {
  private static final Pattern PORT = Pattern.compile("://([^:/]+):(\\d+)/");
  private static final Duration GRACE = Duration.ofMillis(300);

  private static SilentLine line(String url) throws Exception {
    Matcher port = PORT.matcher(url);
    assertThat(port.find()).isTrue();
    return new SilentLine(Integer.parseInt(port.group(2)));
  }

  private static Connection connect(TestServer server, String url, SilentLine line)
      throws Exception {
    String through = PORT.matcher(url).replaceFirst("://127.0.0.1:" + line.port() + "/");
    return server.connect(
        server == TestServer.POSTGRESQL
            ? through + (through.contains("?") ? "&" : "?") + "cancelSignalTimeout=1"
            : through);
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void itIsGivenUpSomeTimeAfterTheLimit(TestServer server) throws Exception {
    String url = server.newDatabase();
    Duration limit = Duration.ofSeconds(1);
    BreakableSending sending =
        new BreakableSending(server.dialect().id(), Cancellation.none(), limit, GRACE);
    try (SilentLine line = line(url);
        Connection connection = connect(server, url, line)) {
      Statement sender = connection.createStatement();
      sending.prepare(sender);
      assertThat(sending.send(sender, "SELECT 1")).isEqualTo(-1);
      line.fallSilent();
      assertThatThrownBy(() -> sending.send(sender, "SELECT 2"))
          .isInstanceOf(SQLTimeoutException.class)
          .hasMessage("the server no longer answers");
      assertThat(connection.isClosed()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void itIsGivenUpSomeTimeAfterAPersonBreaksTheStatementOff(TestServer server) throws Exception {
    String url = server.newDatabase();
    Cancellation cancellation = new Cancellation();
    BreakableSending sending =
        new BreakableSending(server.dialect().id(), cancellation, Duration.ZERO, GRACE);
    try (SilentLine line = line(url);
        Connection connection = connect(server, url, line)) {
      Statement sender = connection.createStatement();
      sending.prepare(sender);
      line.fallSilent();
      CompletableFuture<Throwable> end =
          CompletableFuture.supplyAsync(
              () -> catchThrowable(() -> sending.send(sender, "SELECT 2")));
      line.awaitSwallowed();
      CompletableFuture<Void> asked = CompletableFuture.runAsync(cancellation::cancelNow);
      assertThat(end.get()).isInstanceOf(CancelledException.class);
      line.hangUp();
      // Nobody could be told to break it off.
      asked.exceptionally(e -> null).join();
    }
  }
}
