package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.testsupport.GitLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class MendCommandTest {
  @TempDir Path folder;
  private Terminal terminal;
  private GitLab git;

  @BeforeEach
  void aRepositoryWithOneRevision() {
    assumeTrue(GitLab.isInstalled(), "git is not installed");
    terminal = Terminal.in(folder);
    terminal.write(
        "config.yaml",
        """
        name: dev
        database: {url: "jdbc:sqlite:app.db"}
        migrations: {locations: [versions], dialects: [sqlite]}
        """);
    terminal.write(".gitignore", "app.db*\n");
    revision("001_a.sql", "a", "", "a");
    git = GitLab.init(folder);
    git.commit("first");
  }

  private void revision(String file, String id, String parent, String table) {
    terminal.write(
        "versions/" + file,
        """
        -- @revision %s
        -- @down_revision %s
        -- @message make %s

        -- @upgrade
        CREATE TABLE t_%s (id INTEGER);

        -- @downgrade
        DROP TABLE t_%s;
        """
            .formatted(id, parent, table, table, table));
  }

  private String id(String file) {
    return terminal
        .read("versions/" + file)
        .lines()
        .filter(l -> l.startsWith("-- @revision "))
        .findFirst()
        .orElseThrow()
        .substring("-- @revision ".length());
  }

  @Test
  void filesThatFitTogetherNeedNothing() {
    Terminal.Result result = terminal.ok("mend");
    assertThat(result.out()).contains("The revision files fit together.");
    assertThat(terminal.ok("mend", "--format", "json").text()).contains("\"faults\": []");
  }

  @Test
  void ofTwoFilesWithOneIdentityThePublishedOneKeepsIt() {
    revision("002_x.sql", "b", "a", "x");
    git.commit("x");
    git.git("update-ref", "refs/remotes/origin/main", "HEAD");
    revision("002_w.sql", "b", "a", "w");
    Terminal.Result listed = terminal.run("mend");
    assertThat(listed.status()).isEqualTo(5);
    assertThat(listed.out())
        .contains("duplicate:b", "Revision b is in 2 files: 002_w.sql, 002_x.sql")
        .contains("because 002_x.sql is published");
    assertThat(id("002_w.sql")).isEqualTo("b");
    terminal.ok("mend", "duplicate:b");
    assertThat(id("002_x.sql")).isEqualTo("b");
    assertThat(id("002_w.sql")).matches("[0-9a-f]{12}");
    assertThat(terminal.ok("heads").lines()).hasSize(2);
  }

  @Test
  void theFileThatADatabaseRanKeepsItsIdentityEvenIfTheOtherOneIsPublished() {
    revision("002_mine.sql", "b", "a", "mine");
    terminal.ok("upgrade", "head");
    String mine = terminal.read("versions/002_mine.sql");
    revision("002_mine.sql", "b", "a", "theirs");
    terminal.write("versions/002_theirs.sql", terminal.read("versions/002_mine.sql"));
    terminal.write("versions/002_mine.sql", "");
    delete("002_mine.sql");
    git.commit("theirs");
    git.git("update-ref", "refs/remotes/origin/main", "HEAD");
    terminal.write("versions/002_mine.sql", mine);
    assertThat(terminal.ok("mend", "duplicate:b").out())
        .contains("because 002_mine.sql ran in 'dev'");
    assertThat(id("002_mine.sql")).isEqualTo("b");
    assertThat(terminal.ok("current").out()).contains("b");
  }

  private void delete(String file) {
    try {
      Files.delete(folder.resolve("versions").resolve(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void whatStoodOnTheOneThatGetsANewIdentityFollowsItWhereGitTells() {
    git.git("checkout", "-q", "-b", "feature");
    revision("002_w.sql", "b", "a", "w");
    git.commit("w");
    revision("003_more.sql", "more", "b", "more");
    git.commit("more");
    git.git("checkout", "-q", "main");
    revision("002_x.sql", "b", "a", "x");
    git.commit("x");
    git.git("update-ref", "refs/remotes/origin/main", "HEAD");
    git.git("merge", "-q", "-m", "join", "feature");
    terminal.ok("mend", "b");
    assertThat(terminal.read("versions/003_more.sql"))
        .contains("-- @down_revision " + id("002_w.sql") + "\n");
    assertThat(id("002_w.sql")).isNotEqualTo("b");
  }

  @Test
  void aCopyIsDeleted() {
    revision("002_x.sql", "b", "a", "x");
    git.commit("x");
    revision("003_x.sql", "b", "a", "x");
    assertThat(terminal.ok("mend", "b").out()).contains("Delete 003_x.sql, a copy of 002_x.sql");
    assertThat(terminal.files()).containsExactly("001_a.sql", "002_x.sql");
  }

  @Test
  void filesThatBothRanSomewhereAreLeftToPeople() {
    terminal.write(
        "config.test.yaml",
        """
        name: test
        database: {url: "jdbc:sqlite:test.db"}
        migrations: {locations: [versions], dialects: [sqlite]}
        """);
    revision("002_x.sql", "b", "a", "x");
    terminal.ok("upgrade", "head");
    delete("002_x.sql");
    revision("002_w.sql", "b", "a", "w");
    terminal.ok("-c", "config.test.yaml", "upgrade", "head");
    revision("002_x.sql", "b", "a", "x");
    Terminal.Result result = terminal.run("mend", "duplicate:b");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("002_x.sql ran in 'dev'", "002_w.sql ran in 'test'");
  }

  @Test
  void aRevisionWhoseParentWasSquashedIsPutOnWhatReplacesIt() {
    terminal.write(
        "versions/003_all.sql",
        "-- @revision c\n-- @down_revision a\n-- @replaces b\n\n-- @upgrade\n-- @downgrade\n");
    revision("004_late.sql", "late", "b", "late");
    assertThat(terminal.ok("mend", "parent:late").out()).contains("b was squashed into c");
    assertThat(terminal.read("versions/004_late.sql")).contains("-- @down_revision c\n");
    assertThat(terminal.ok("heads").text()).isEqualTo("late (head)");
  }

  @Test
  void aParentThatWentWithADeletedBranchIsFoundInGit() {
    git.git("checkout", "-q", "-b", "feature");
    revision("002_b.sql", "b", "a", "b");
    git.commit("b");
    revision("003_c.sql", "c", "b", "c");
    git.commit("c");
    git.git("checkout", "-q", "main");
    git.git("branch", "-q", "-D", "feature");
    revision("004_late.sql", "late", "c", "late");
    Terminal.Result listed = terminal.run("mend");
    assertThat(listed.status()).isEqualTo(5);
    assertThat(listed.out())
        .contains("Revision late stands on c, which is in no file any more; git still has it.")
        .contains("--take onto: Put late on a", "--take restore: Bring back");
    terminal.ok("mend", "late", "--dry-run");
    assertThat(terminal.read("versions/004_late.sql")).contains("-- @down_revision c\n");
    terminal.ok("mend", "late");
    assertThat(terminal.read("versions/004_late.sql")).contains("-- @down_revision a\n");
  }

  @Test
  void whatGitCannotReadIsSaidWithTheFault() throws Exception {
    revision("002_b.sql", "b", "a", "b");
    git.commit("b");
    git.git("rm", "-q", "versions/002_b.sql");
    git.git("commit", "-q", "-m", "gone");
    Files.delete(git.object("HEAD^:versions/002_b.sql"));
    revision("003_late.sql", "late", "b", "late");
    Terminal.Result listed = terminal.run("mend");
    assertThat(listed.status()).isEqualTo(5);
    assertThat(listed.out())
        .contains("Revision late stands on b, which is in no file.")
        .contains("Not asked: git could not read the repository around", "unable to read");
  }

  @Test
  void lostParentsComeBackWithAllThatTheyStandOn() {
    revision("002_b.sql", "b", "a", "b");
    revision("003_c.sql", "c", "b", "c");
    git.commit("both");
    git.git("rm", "-q", "versions/002_b.sql", "versions/003_c.sql");
    git.git("commit", "-q", "-m", "gone");
    revision("004_late.sql", "late", "c", "late");
    terminal.ok("mend", "late", "--take", "restore");
    assertThat(terminal.files())
        .containsExactly("001_a.sql", "002_b.sql", "003_c.sql", "004_late.sql");
    assertThat(terminal.ok("heads").text()).isEqualTo("late (head)");
  }

  @Test
  void whereTheLostParentIsAppliedItsFileIsBroughtBack() {
    revision("002_b.sql", "b", "a", "b");
    git.commit("b");
    terminal.ok("upgrade", "head");
    git.git("rm", "-q", "versions/002_b.sql");
    git.git("commit", "-q", "-m", "gone");
    revision("003_late.sql", "late", "b", "late");
    assertThat(terminal.ok("mend", "late").out()).contains("because 'dev' has run");
    terminal.ok("upgrade", "head");
    assertThat(terminal.tables()).contains("t_b", "t_late");
  }

  @Test
  void aParentThatNobodyKnowsIsLeftToPeople() {
    revision("002_b.sql", "b", "never", "b");
    Terminal.Result result = terminal.run("mend", "b");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("nor git knows it");
  }

  @Test
  void twoRevisionsUnderOneNameBecomeTwoFiles() {
    git.git("checkout", "-q", "-b", "feature");
    revision("002_new.sql", "theirs", "a", "theirs");
    git.commit("theirs");
    git.git("checkout", "-q", "main");
    revision("002_new.sql", "ours", "a", "ours");
    git.commit("ours");
    assertThat(git.status("merge", "feature")).isNotZero();
    assertThat(terminal.read("versions/002_new.sql")).contains("<<<<<<<");
    Terminal.Result listed = terminal.run("mend");
    assertThat(listed.status()).isEqualTo(5);
    assertThat(listed.out())
        .contains("002_new.sql has conflict markers of a merge of 'HEAD' and 'feature'.");
    terminal.ok("mend", "markers:002_new.sql");
    assertThat(terminal.ok("heads").lines())
        .containsExactlyInAnyOrder("ours (head)", "theirs (head)");
    assertThat(terminal.read("versions/002_new.sql")).contains("t_ours").doesNotContain("t_theirs");
    assertThat(terminal.read("versions/002_new_theirs.sql"))
        .contains("t_theirs")
        .doesNotContain("t_ours", "=======");
    terminal.ok("upgrade", "heads");
  }

  @Test
  void oneRevisionThatBothChangedNeedsAChoice() {
    git.git("checkout", "-q", "-b", "feature");
    terminal.write(
        "versions/001_a.sql", terminal.read("versions/001_a.sql").replace("INTEGER", "BIGINT"));
    git.commit("bigger");
    git.git("checkout", "-q", "main");
    terminal.write(
        "versions/001_a.sql", terminal.read("versions/001_a.sql").replace("INTEGER", "TEXT"));
    git.commit("text");
    assertThat(git.status("-c", "merge.conflictStyle=diff3", "merge", "feature")).isNotZero();
    Terminal.Result refused = terminal.run("mend", "001_a.sql");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("Choose with --take: ours, theirs");
    Terminal.Result all = terminal.run("mend", "--all");
    assertThat(all.status()).isEqualTo(5);
    terminal.ok("mend", "--all", "--take", "theirs");
    assertThat(terminal.read("versions/001_a.sql"))
        .contains("BIGINT")
        .doesNotContain("TEXT", "<<<");
  }

  @Test
  void markersThatDoNotPairAreLeftToPeople() {
    terminal.write("versions/002_b.sql", "-- @revision b\n<<<<<<< HEAD\nSELECT 1;\n");
    Terminal.Result result = terminal.run("mend", "002_b.sql");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("Neither side is a whole revision file");
  }

  @Test
  void ofTwoEqualNumbersTheLaterIsRenamedWithWhatStandsOnIt() {
    revision("002_left.sql", "left", "a", "l");
    git.commit("left");
    revision("002_right.sql", "right", "a", "r");
    revision("003_join.sql", "join", "left, right", "j");
    assertThat(terminal.ok("mend").out()).contains("number:002_right.sql");
    terminal.ok("mend", "--all");
    assertThat(terminal.files())
        .containsExactly("001_a.sql", "002_left.sql", "003_right.sql", "004_join.sql");
    terminal.ok("upgrade", "head");
  }

  @Test
  void allIsMendedInOneStepAndProgramsReadWhatWasDone() {
    revision("002_x.sql", "b", "a", "x");
    git.commit("x");
    revision("002_w.sql", "b", "a", "w");
    revision("003_late.sql", "late", "never", "late");
    Terminal.Result result = terminal.run("mend", "--all", "--format", "json");
    assertThat(result.status()).isEqualTo(5);
    assertThat(result.out())
        .contains("\"id\": \"duplicate:b\"", "\"written\": true")
        .contains("\"id\": \"parent:late\"", "\"kind\": \"lost_parent\"");
  }
}
