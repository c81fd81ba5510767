package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.TestServer;
import dev.retort.service.OrphanedRun;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The command that has a server end what a killed run left on it. */
@SuppressWarnings("NullAway.Init")
class EndSessionTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void itIsShownAndEndedAndTheRunGoesOn(TestServer server) throws Exception {
    Terminal terminal = Terminal.in(folder);
    String url = server.newDatabase();
    try (OrphanedRun orphan = OrphanedRun.on(server, url, folder)) {
      Terminal.Result shown = terminal.run("repair");
      assertThat(shown.status()).as(shown.err()).isEqualTo(7);
      assertThat(shown.out())
          .contains("retort repair --end-session", "ALTER TABLE t_first", orphan.session())
          .contains("done      line", "unknown   line");
      Terminal.Result refused = terminal.run("repair", "--revert");
      assertThat(refused.status()).isNotZero();
      assertThat(refused.err()).contains("--end-session");
      assertThat(terminal.run("repair", "--end-session", "--dry-run").status()).isEqualTo(7);
      Terminal.Result ended = terminal.run("repair", "--end-session");
      assertThat(ended.status()).isEqualTo(6);
      assertThat(ended.err()).containsPattern("Session \\d+ was ended");
      assertThat(ended.out())
          .contains("done      line", "not done  line")
          .contains("it was sent, and the structure is as before it")
          .doesNotContain("unknown", "--end-session");
    }
    terminal.ok("repair", "--end-session", "--resume");
    assertThat(terminal.ok("current").out()).contains("broken");
    assertThat(terminal.ok("drift").status()).isZero();
  }
}
