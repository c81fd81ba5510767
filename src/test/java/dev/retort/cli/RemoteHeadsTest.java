package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class RemoteHeadsTest {
  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void aBranchThatWasFetchedAndNotPulled() throws Exception {
    assumeTrue(hasGit(), "git is not installed");
    terminal = Terminal.in(folder);
    terminal.write(
        "config.yaml",
        """
        name: dev
        database: {url: "jdbc:sqlite:app.db"}
        migrations: {locations: [versions], dialects: [sqlite]}
        """);
    terminal.revision("a", "");
    git("init", "-q");
    commit("first");
    table("theirs", "VARCHAR(20)");
    commit("theirs");
    git("update-ref", "refs/remotes/origin/main", "HEAD");
    git("reset", "-q", "--hard", "HEAD~1");
    table("ours", "INTEGER");
  }

  private void table(String id, String type) {
    String text =
        """
        -- @revision %s
        -- @down_revision a

        -- @upgrade
        ALTER TABLE t_a ADD COLUMN phone %s;

        -- @downgrade
        ALTER TABLE t_a DROP COLUMN phone;
        """;
    terminal.write("versions/" + id + ".sql", text.formatted(id, type));
  }

  private void commit(String message) throws Exception {
    git("add", "-A");
    git("-c", "user.name=n", "-c", "user.email=e@example.org", "commit", "-q", "-m", message);
  }

  private static boolean hasGit() throws InterruptedException {
    try {
      return new ProcessBuilder("git", "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private void git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    assertThat(process.waitFor()).as(command.toString()).isZero();
  }

  @Test
  void headsTellWhatAPullWouldBring() {
    assertThat(terminal.ok("heads", "--remote").out())
        .contains("origin/main brings theirs; with it the heads are ours, theirs");
    assertThat(terminal.ok("heads", "--remote", "--format", "json").out())
        .contains("\"heads_after\"");
    assertThat(terminal.ok("heads").out()).doesNotContain("theirs");
  }

  @Test
  void theComingConflictShowsBeforeThePull() {
    Terminal.Result result = terminal.run("conflicts", "--remote");
    assertThat(result.status()).isEqualTo(5);
    assertThat(result.out()).contains("added differently", "t_a.phone", "theirs.sql:5");
    assertThat(terminal.ok("conflicts").status()).isZero();
    assertThat(Files.exists(folder.resolve("versions/theirs.sql"))).isFalse();
  }
}
