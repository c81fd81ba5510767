package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init")
class MigrationCommandsTest {
  @TempDir Path folder;
  private Terminal terminal;

  /** {@code a <- b <- (c1, c2)}. */
  @BeforeEach
  void setUp() {
    terminal =
        Terminal.in(folder)
            .revision("a", "")
            .revision("b", "a")
            .revision("c1", "b")
            .revision("c2", "b");
  }

  @ParameterizedTest
  @CsvSource({
    "upgrade a,     a",
    "upgrade +2,    b",
    "upgrade c1,    c1",
    "upgrade heads, c1 c2",
    "upgrade b+1,   ''",
  })
  void upgradesToWhatIsTyped(String line, String rows) {
    Terminal.Result result = terminal.run(line.split(" "));
    if (rows.isEmpty()) {
      assertThat(result.status()).isEqualTo(1);
      assertThat(result.err()).startsWith("error: ");
    } else {
      assertThat(result.status()).isZero();
      assertThat(String.join(" ", terminal.rows())).isEqualTo(rows);
    }
  }

  @ParameterizedTest
  @CsvSource({"-1, b", "-2, a", "base, ''", "a, a", "c1-1, b"})
  void downgradesToWhatIsTyped(String target, String rows) {
    terminal.ok("upgrade", "c1");
    terminal.ok("downgrade", target);
    assertThat(String.join(" ", terminal.rows())).isEqualTo(rows);
  }

  @Test
  void severalHeadsAreNamed() {
    Terminal.Result result = terminal.run("upgrade", "head");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("c1").contains("c2");
    assertThat(terminal.run("upgrade", "head", "--format", "json").out())
        .startsWith("{\"error\": {\"code\": \"multiple_heads\"")
        .contains("\"heads\": [\"c1\", \"c2\"]");
  }

  @Test
  void nothingToDoSaysSo() {
    terminal.ok("upgrade", "heads");
    assertThat(terminal.ok("upgrade", "heads").text())
        .isEqualTo("Nothing to do: the database is at c1, c2.");
  }

  @Test
  void theConfigurationCheckCountsItsWarnings() {
    assertThat(terminal.run("verify").out()).contains("In order, with one warning.");
  }

  @Test
  void aScriptIsPrintedAndNothingIsRun() {
    String script = terminal.ok("upgrade", "a:c1", "--sql").out();
    assertThat(script)
        .contains("CREATE TABLE t_b (id INTEGER);")
        .contains("CREATE TABLE t_c1 (id INTEGER);")
        .doesNotContain("t_c2")
        .doesNotContain("CREATE TABLE t_a");
    assertThat(folder.resolve("app.db")).doesNotExist();
  }

  @Test
  void aMergeJoinsTheHeadsAndIsUpgradedAndUndone() {
    terminal.ok("merge", "-m", "合并迁移分支", "--rev-id", "m", "heads");
    assertThat(terminal.files()).anyMatch(f -> f.endsWith("_合并迁移分支.sql"));
    assertThat(terminal.ok("heads").text()).startsWith("m ");
    terminal.ok("upgrade", "head");
    assertThat(terminal.rows()).containsExactly("m");
    assertThat(terminal.run("downgrade", "-1").err()).contains("c1, c2");
    terminal.ok("downgrade", "c1");
    assertThat(terminal.rows()).containsExactly("c1", "c2");
  }

  @Test
  void branchesListsThePointAndItsChildren() {
    assertThat(terminal.ok("branches").out())
        .contains("b (branchpoint)")
        .contains("-> c1")
        .contains("-> c2");
    assertThat(terminal.ok("branches", "--format", "json").out())
        .startsWith("{\"branches\": [{\"revision\": \"b\"")
        .contains("\"children\": [\"c1\", \"c2\"]");
  }

  @Test
  void stampMovesTheRowAndRunsNothing() {
    terminal.ok("stamp", "heads");
    assertThat(terminal.rows()).containsExactly("c1", "c2");
    assertThat(terminal.tables()).containsExactly("alembic_version");
    terminal.ok("stamp", "--purge", "a");
    assertThat(terminal.rows()).containsExactly("a");
  }

  @Test
  void currentTellsWhereTheDatabaseIs() {
    assertThat(terminal.ok("current").err()).contains("no version table yet");
    assertThat(folder.resolve("app.db")).doesNotExist();
    terminal.ok("upgrade", "c1");
    assertThat(terminal.ok("current").text()).isEqualTo("c1 (head)");
    assertThat(terminal.run("current", "--check-heads").status()).isEqualTo(5);
    terminal.ok("upgrade", "heads");
    assertThat(terminal.run("current", "--check-heads").status()).isZero();
  }

  @Test
  void historyMarksAndNarrows() {
    terminal.ok("upgrade", "b");
    assertThat(terminal.ok("history").lines())
        .containsExactly(
            "b -> c1 (head), makes c1",
            "b -> c2 (head), makes c2",
            "a -> b (branchpoint), makes b",
            "<base> -> a, makes a");
    assertThat(terminal.ok("history", "-i").out()).contains("a -> b (current) (branchpoint)");
    assertThat(terminal.ok("history", "-r", "a:c1").out()).doesNotContain("c2");
    assertThat(terminal.ok("history", "-v").out()).contains("Path: ");
    assertThat(terminal.run("history", "-r", "a").status()).isEqualTo(2);
  }

  @Test
  void aPlanIsShownWithoutADatabase() {
    assertThat(terminal.ok("plan", "upgrade", "c1", "--from", "a", "--format", "json").text())
        .startsWith(
            "{\"command\": \"upgrade\", \"target\": \"c1\", \"server\": null, \"from\": [\"a\"], \"heads_after\":"
                + " [\"c1\"], \"steps\": [{\"revision\": \"b\", \"direction\": \"upgrade\","
                + " \"down_revision\": [\"a\"], \"file\": \"versions/b.sql\", \"statements\": 1}");
    assertThat(folder.resolve("app.db")).doesNotExist();
  }

  @Test
  void ensureVersionMakesOnlyThatTable() {
    terminal.ok("ensure-version");
    assertThat(terminal.tables()).containsExactly("alembic_version");
  }

  @Test
  void aDatabaseOfAlembicsIsTakenOver() {
    terminal.ok("ensure-version");
    terminal.query("INSERT INTO alembic_version VALUES ('b') RETURNING version_num");
    terminal.ok("upgrade", "c1");
    assertThat(terminal.rows()).containsExactly("c1");
    assertThat(terminal.tables()).containsExactly("alembic_version", "t_c1");
  }

  @Test
  void aStatementThatFailsIsNamedWithItsFileAndLine() {
    terminal.write(
        "versions/c1.sql",
        """
        -- @revision c1
        -- @down_revision b

        -- @upgrade
        INSERT INTO nowhere VALUES (1);

        -- @downgrade
        """);
    Terminal.Result result = terminal.run("upgrade", "c1");
    assertThat(result.status()).isEqualTo(6);
    assertThat(result.err())
        .contains("c1.sql:5: ")
        .contains("no such table: nowhere")
        .contains("INSERT INTO nowhere VALUES (1)")
        .contains("Nothing was changed");
    assertThat(terminal.query("SELECT count(*) FROM sqlite_master WHERE name LIKE 't_%'"))
        .containsExactly("0");
  }

  @Test
  void aConfirmedEnvironmentAsks() {
    terminal.write(
        "config.test.yaml", "extends: config.yaml\nname: test\nguard: {level: confirm}\n");
    String[] line = {"-x", "config_file=config.test.yaml", "upgrade", "a"};
    assertThat(terminal.run(line).err()).contains("--yes");
    assertThat(terminal.answering("n\n").run(line).status()).isEqualTo(1);
    assertThat(terminal.answering("y\n").run(line).status()).isZero();
    assertThat(terminal.rows()).containsExactly("a");
  }

  @Test
  void aProtectedEnvironmentWantsItsName() {
    terminal.write(
        "config.prod.yaml",
        "extends: config.yaml\nname: prod\nguard: {level: protected}\nscratch: {url:"
            + " \"jdbc:sqlite::memory:\"}\n");
    terminal.variable("CONFIG_FILE", "config.prod.yaml");
    assertThat(terminal.run("upgrade", "a", "--yes").err()).contains("--confirm prod");
    assertThat(terminal.run("upgrade", "a", "--confirm", "dev").status()).isEqualTo(1);
    assertThat(terminal.run("--confirm", "prod", "upgrade", "a").status()).isZero();
  }

  @Test
  void aServerThatIsAwayIsOneClearSentence() {
    terminal.write(
        "config.test.yaml",
        """
        extends: config.yaml
        name: test
        database: {url: "jdbc:mysql://127.0.0.1:9/app", username: app, password: geheim,
                   pool: {connection_timeout: 1s}}
        """);
    Terminal.Result result = terminal.run("-x", "config_file=config.test.yaml", "upgrade", "a");
    assertThat(result.status()).isEqualTo(6);
    assertThat(result.err()).startsWith("error: ").contains("127.0.0.1:9").doesNotContain("geheim");
    assertThat(result.err()).doesNotContain("Exception");
  }

  @Test
  void theJournalIsListedAndAnEditOfItShows() {
    terminal.ok("upgrade", "b");
    assertThat(terminal.ok("journal").lines())
        .hasSize(2)
        .first()
        .asString()
        .contains("done")
        .contains("upgrade   a  1/1");
    assertThat(terminal.ok("journal", "-n", "1", "--format", "json").out())
        .startsWith("{\"is_intact\": true, \"first_broken\": null, \"entries\": [{\"number\": 2");
    terminal.query("UPDATE retort_history SET who = 'x' WHERE entry_no = 1 RETURNING who");
    Terminal.Result tampered = terminal.run("journal");
    assertThat(tampered.status()).isEqualTo(5);
    assertThat(tampered.err()).contains("entry 1");
  }

  @Test
  void whatStoppedHalfWayIsShownAndTakenBack() {
    terminal.write(
        "versions/c1.sql",
        """
        -- @revision c1
        -- @down_revision b

        -- @upgrade
        -- @transaction off
        CREATE TABLE x (id INTEGER);
        CREATE TABLE x (id INTEGER);

        -- @downgrade
        """);
    assertThat(terminal.run("upgrade", "c1").err()).contains("1 of 2 statements");
    assertThat(terminal.run("upgrade", "c2").err()).contains("retort repair");
    Terminal.Result shown = terminal.run("repair");
    assertThat(shown.status()).isEqualTo(6);
    assertThat(shown.out()).contains("done      line 6").contains("not done  line 7");
    assertThat(terminal.ok("repair", "--revert", "--dry-run").out()).contains("DROP TABLE x;");
    terminal.ok("repair", "--revert");
    assertThat(terminal.rows()).containsExactly("b");
    assertThat(terminal.ok("repair").out()).contains("nothing to repair");
  }
}
