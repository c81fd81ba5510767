package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.testsupport.GitLab;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init")
class AdviceTest {
  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void twoHeads() {
    terminal =
        Terminal.in(folder)
            .revision("a", "")
            .revision("left", "a")
            .revision("right", "a")
            .revision("more", "left");
    environment("config.yaml", "dev", "app.db", "");
    environment("config.prod.yaml", "prod", "prod.db", "guard: {level: protected}\n");
  }

  private void environment(String file, String name, String database, String guard) {
    terminal.write(
        file,
        """
        name: %s
        database: {url: "jdbc:sqlite:%s"}
        scratch: {url: "jdbc:sqlite::memory:"}
        migrations: {locations: [versions], dialects: [sqlite]}
        """
                .formatted(name, database)
            + guard);
  }

  @Test
  void theShorterOfTwoBranchesThatNobodyKnowsGoesOnTop() {
    assertThat(terminal.ok("conflicts").out())
        .contains("Put right on top of more: right is applied nowhere and not published")
        .contains("retort rebase right --onto more")
        .contains("Asked where they are applied: dev, prod");
    assertThat(terminal.ok("conflicts", "--format", "json").out())
        .contains("\"way\": \"rebase\"", "\"branch\": \"right\"", "\"onto\": \"more\"");
  }

  @Test
  void aBranchThatIsAppliedSomewhereStaysAndTheOtherMoves() {
    terminal.ok("-c", "config.prod.yaml", "upgrade", "right", "--confirm", "prod");
    assertThat(terminal.ok("conflicts").out())
        .contains("Put more on top of right")
        .contains("while right is applied in 'prod'");
  }

  @Test
  void whatIsAppliedOnOneSideAndPublishedOnTheOtherIsMerged() {
    assumeTrue(GitLab.isInstalled(), "git is not installed");
    terminal.write(".gitignore", "*.db\n");
    GitLab git = GitLab.init(folder);
    git.commit("all");
    git.git("update-ref", "refs/remotes/origin/main", "HEAD");
    terminal.ok("-c", "config.prod.yaml", "upgrade", "right", "--confirm", "prod");
    assertThat(terminal.ok("conflicts").out())
        .contains("Merge them: more is published on origin/main")
        .contains("right is applied in 'prod' and is published on origin/main")
        .contains("least of all in prod, which is protected");
    assertThat(terminal.ok("conflicts", "--format", "json").out()).contains("\"way\": \"merge\"");
  }

  @Test
  void anEnvironmentThatDoesNotAnswerIsNamedAndStopsNothing() {
    terminal.write(
        "config.test.yaml",
        """
        name: test
        database: {url: "jdbc:postgresql://127.0.0.1:1/app", username: nobody}
        migrations: {locations: [versions], dialects: [sqlite]}
        """);
    Terminal.Result result = terminal.ok("conflicts");
    assertThat(result.out()).contains("Put right on top of more");
    assertThat(result.err()).contains("Not asked: config.test.yaml");
  }

  @Test
  void aBranchThatRanInAProtectedDatabaseIsNotRebasedEvenIfTheTargetRanThereToo() {
    terminal.ok("-c", "config.prod.yaml", "upgrade", "heads", "--confirm", "prod");
    Terminal.Result result = terminal.run("rebase", "right", "--onto", "more");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("right is applied in 'prod', which is protected");
    assertThat(terminal.read("versions/right.sql")).contains("-- @down_revision a\n");
  }

  @ParameterizedTest
  @CsvSource({
    "-c, config.prod.yaml, config.prod.yaml",
    "-x, config_file=config.prod.yaml, config.prod.yaml",
    "-c, my config.yaml, \"my config.yaml\""
  })
  void whatIsAdvisedCanBeTypedAsItStands(String option, String value, String file) {
    environment("my config.yaml", "mine", "mine.db", "");
    assertThat(terminal.ok(option, value, "conflicts").out())
        .contains(": retort -c " + file + " rebase right --onto more");
    assertThat(terminal.run(option, value, "rebase").err())
        .contains("for example: retort -c " + file + " rebase 5f0c --onto 77aa");
    assertThat(terminal.run(option, value, "rebase", "--format", "json").out())
        .contains("retort -c " + file.replace("\"", "\\\"") + " rebase 5f0c");
    assertThat(terminal.run(option, value, "conflicts", "--no").err())
        .contains("See 'retort conflicts --help'.");
  }

  @Test
  void onlyCommandsAreMadeComplete() {
    RootCommand options = new RootCommand();
    options.config = Path.of("a.yaml");
    assertThat(
            Hints.of(options)
                .in(
                    "'retort repair', `retort up`, retort init, /opt/retort repair, retort -c b.yaml"
                        + " repair, retort plan-b"))
        .isEqualTo(
            "'retort -c a.yaml repair', `retort up`, retort init, /opt/retort repair, retort -c"
                + " b.yaml repair, retort plan-b");
    assertThat(Hints.of(new RootCommand()).in("'retort repair'")).isEqualTo("'retort repair'");
  }
}
