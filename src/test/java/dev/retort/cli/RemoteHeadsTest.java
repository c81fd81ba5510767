package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.testsupport.GitLab;
import dev.retort.testsupport.JavaProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class RemoteHeadsTest {
  @TempDir Path folder;
  private Terminal terminal;
  private GitLab git;

  @BeforeEach
  void aBranchThatWasFetchedAndNotPulled() {
    assumeTrue(GitLab.isInstalled(), "git is not installed");
    terminal = Terminal.in(folder);
    terminal.write(
        "config.yaml",
        """
        name: dev
        database: {url: "jdbc:sqlite:app.db"}
        migrations: {locations: [versions], dialects: [sqlite]}
        """);
    terminal.revision("a", "");
    git = GitLab.init(folder);
    git.commit("first");
    table("theirs", "VARCHAR(20)");
    git.commit("theirs");
    git.git("update-ref", "refs/remotes/origin/main", "HEAD");
    git.git("reset", "-q", "--hard", "HEAD~1");
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

  @Test
  void headsTellWhatAPullWouldBring() {
    assertThat(terminal.ok("heads", "--remote").out())
        .contains("origin/main brings theirs; with it the heads are ours, theirs");
    assertThat(terminal.ok("heads", "--remote", "--format", "json").out())
        .contains("\"heads_after\"", "\"not_read\": []");
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

  @Test
  void aBranchThatGitCannotReadIsNoBranchWithoutNews() throws Exception {
    Files.delete(git.object("refs/remotes/origin/main:versions/theirs.sql"));
    Terminal.Result heads = terminal.ok("heads", "--remote");
    assertThat(heads.out()).contains("ours (head)").doesNotContain("theirs");
    assertThat(heads.err())
        .contains("warning: git could not read the repository around")
        .containsOnlyOnce("unable to read")
        .contains("theirs.sql")
        .contains("See there what is damaged or missing with: git fsck", "'-- @revision '");
    assertThat(terminal.ok("heads", "--remote", "--format", "json").out())
        .contains("\"code\": \"git_failed\"", "\"said\": \"error: 'refs/remotes/origin/main");
    Terminal.Result conflicts = terminal.run("conflicts", "--remote");
    assertThat(conflicts.status()).isEqualTo(1);
    assertThat(conflicts.err()).contains("unable to read");
    assertThat(conflicts.out()).doesNotContain("Nothing is coming");
    assertThat(terminal.run("conflicts", "--remote", "--format", "json").out())
        .contains("\"conflicts\": []", "\"code\": \"git_failed\"");
  }

  @Test
  void whatCanBeReadIsToldBesideWhatCannot() throws Exception {
    git.git("update-ref", "refs/remotes/origin/fine", "refs/remotes/origin/main");
    Files.writeString(folder.resolve(".git/refs/remotes/origin/main"), "1".repeat(40) + "\n");
    Terminal.Result heads = terminal.ok("heads", "--remote");
    assertThat(heads.out()).contains("origin/fine brings theirs");
    assertThat(heads.err()).contains("refs/remotes/origin/main");
    assertThat(terminal.run("conflicts", "--remote").status()).isEqualTo(5);
  }

  @Test
  void aFileThatIsBrokenOnABranchIsTold() {
    git.git("checkout", "-q", "refs/remotes/origin/main");
    terminal.write("versions/bad.sql", "-- @revision bad id\n-- @down_revision a\n\n-- @upgrade\n");
    terminal.write(
        "versions/half.sql",
        "-- @revision half\n-- @down_revision a\n\n-- @upgrade\n<<<<<<< HEAD\nSELECT 1;\n");
    git.commit("broken");
    git.git("update-ref", "refs/remotes/origin/main", "HEAD");
    git.git("reset", "-q", "--hard", "HEAD~2");
    Terminal.Result heads = terminal.ok("heads", "--remote");
    assertThat(heads.err())
        .contains("bad.sql:1: on origin/main: ")
        .contains("half.sql:5: on origin/main: The file has conflict markers of a merge.");
    Terminal.Result conflicts = terminal.run("conflicts", "--remote");
    assertThat(conflicts.err()).contains("bad.sql:1: on origin/main: ");
    assertThat(terminal.run("conflicts", "--remote", "--format", "json").out())
        .contains("\"problem\": \"conflict_marker\"");
  }

  @Test
  void aReferenceThatIsDamagedIsTold() throws Exception {
    Files.writeString(folder.resolve(".git/refs/remotes/origin/main"), "rubbish\n");
    assertThat(terminal.ok("heads", "--remote").err())
        .contains("ignoring broken ref refs/remotes/origin/main");
  }

  @Test
  void adviceSaysThatGitWasNotAsked() throws Exception {
    table("more", "TEXT");
    Files.delete(git.object("refs/remotes/origin/main^{tree}"));
    assertThat(terminal.run("conflicts").err())
        .contains("Not asked: git could not read the repository around", "unable to read");
  }

  @Test
  void whereThereIsNoRepositoryNothingIsComing() throws Exception {
    Files.move(folder.resolve(".git"), folder.resolve("elsewhere"));
    Files.createDirectory(folder.resolve(".git"));
    Terminal.Result heads = terminal.ok("heads", "--remote");
    assertThat(heads.text()).isEqualTo("ours (head)");
    assertThat(heads.err()).isEmpty();
    assertThat(terminal.ok("conflicts", "--remote").out()).contains("Nothing is coming");
  }

  @Test
  void aRepositoryThatIsElsewhereAndGoneIsNotNone() throws Exception {
    Files.move(folder.resolve(".git"), folder.resolve("elsewhere"));
    Files.writeString(folder.resolve(".git"), "gitdir: gone\n");
    assertThat(terminal.ok("heads", "--remote").err()).contains("not a git repository: ", "gone");
  }

  @Test
  void whereGitIsNotInstalledNothingIsComing() throws Exception {
    ProcessBuilder builder =
        JavaProcess.retort(folder.resolve("config.yaml"), List.of("heads", "--remote"));
    builder.environment().put("PATH", folder.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output.strip()).isEqualTo("ours (head)");
  }
}
