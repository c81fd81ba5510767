package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class SquashCommandTest {
  private static final String ELSEWHERE =
      """
      name: elsewhere
      database: {url: "jdbc:sqlite:other.db"}
      migrations: {locations: [../versions], dialects: [sqlite]}
      """;

  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void setUp() {
    terminal = Terminal.in(folder);
    terminal.write(
        "config.yaml",
        """
        name: dev
        database: {url: "jdbc:sqlite:app.db"}
        migrations: {locations: [versions], dialects: [sqlite]}
        """);
    terminal.revision("a", "", "CREATE TABLE t (id INTEGER);", "DROP TABLE t;");
    terminal.revision("b", "a", "ALTER TABLE t ADD COLUMN x TEXT", "ALTER TABLE t DROP COLUMN x;");
    terminal.revision("c", "b", "CREATE INDEX i ON t (x);", "DROP INDEX i;");
    terminal.revision("d", "c", "CREATE TABLE u (id INTEGER);", "DROP TABLE u;");
  }

  @Test
  void aRunBecomesOneThatKeepsTheLastIdentity() {
    assertThat(terminal.ok("squash", "a", "c", "-m", "all").out())
        .contains("Proven on SQLite")
        .contains("Deleted versions/a.sql");
    assertThat(terminal.files()).containsExactly("c.sql", "d.sql");
    assertThat(terminal.read("versions/c.sql")).contains("-- @replaces a, b\n");
    terminal.ok("upgrade", "head");
    assertThat(terminal.rows()).containsExactly("d");
    terminal.ok("downgrade", "base");
    assertThat(terminal.tables()).doesNotContain("t", "u");
  }

  @Test
  void aDatabaseAtTheEndOfTheRunGoesOn() {
    terminal.ok("upgrade", "c");
    terminal.ok("squash", "a", "c");
    terminal.ok("upgrade", "head");
    assertThat(terminal.tables()).contains("t", "u");
  }

  @Test
  void aDatabaseInsideTheRunIsNamedAndNothingIsWritten() {
    terminal.ok("upgrade", "b");
    Terminal.Result result = terminal.run("squash", "a", "c");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("'dev' stands inside the run, at b", "upgrade c");
    assertThat(terminal.files()).hasSize(4);
  }

  @Test
  void aDatabaseThatWasInsideIsToldWhatToDo() {
    terminal.ok("upgrade", "b");
    terminal.write("ci/elsewhere.yaml", ELSEWHERE);
    terminal.ok("-c", "ci/elsewhere.yaml", "squash", "a", "c");
    Terminal.Result result = terminal.run("upgrade", "head");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("b was squashed into c", "retort upgrade c");
  }

  private String changedFiles() {
    return terminal.run("guards", "upgrade", "head").text();
  }

  private void guarded() {
    terminal.write(
        "config.yaml",
        terminal.read("config.yaml") + "guard: {level: confirm, checks: {changed_files: on}}\n");
  }

  @Test
  void aLaterEditOfTheOneShowsWhereTheRunHadBeenApplied() {
    guarded();
    terminal.ok("upgrade", "c", "--confirm", "dev");
    terminal.ok("squash", "a", "c");
    assertThat(changedFiles()).contains("No file changed after it was applied.");
    String proven = terminal.read("versions/c.sql");
    assertThat(proven).containsPattern("(?m)^-- @squash_checksum [0-9a-f]{64}$");
    terminal.write("versions/c.sql", proven.replace("\n", "\r\n"));
    assertThat(changedFiles()).contains("No file changed after it was applied.");
    terminal.write("versions/c.sql", proven.replace("ADD COLUMN x", "ADD COLUMN y"));
    assertThat(changedFiles()).contains("Changed after they were applied: c.sql");
    terminal.write("versions/c.sql", proven.replaceFirst("-- @squash_checksum .*\n", ""));
    assertThat(changedFiles()).contains("Changed after they were applied: c.sql");
    terminal.write("versions/c.sql", proven);
    assertThat(changedFiles()).contains("No file changed after it was applied.");
  }

  @Test
  void aSquashOfASquashCountsForBoth() {
    guarded();
    terminal.ok("upgrade", "b", "--confirm", "dev");
    terminal.ok("squash", "a", "b");
    terminal.ok("upgrade", "d", "--confirm", "dev");
    terminal.ok("squash", "b", "d");
    assertThat(terminal.files()).containsExactly("d.sql");
    assertThat(terminal.read("versions/d.sql")).contains("-- @replaces a, b, c\n");
    assertThat(terminal.run("guards", "downgrade", "base").text())
        .contains("No file changed after it was applied.");
  }

  @Test
  void aFileThatChangedAfterItRanIsNotSquashed() {
    terminal.ok("upgrade", "c");
    terminal.write("versions/b.sql", terminal.read("versions/b.sql") + "-- more\n");
    Terminal.Result result = terminal.run("squash", "a", "c");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("b.sql was changed after it had run in 'dev'");
    assertThat(terminal.files()).hasSize(4);
  }

  @Test
  void whatOthersStandOnStays() {
    terminal.revision("side", "b", "CREATE TABLE s (id INTEGER);", "DROP TABLE s;");
    assertThat(terminal.run("squash", "a", "c").err()).contains("side also stands on b");
  }

  @Test
  void aRunWithoutAWayBackHasNoneAfterwards() {
    terminal.revision(
        "b", "a", "ALTER TABLE t ADD COLUMN x TEXT;", "-- @irreversible the texts are gone");
    terminal.ok("squash", "a", "c");
    assertThat(terminal.read("versions/c.sql")).contains("-- @irreversible the texts are gone\n");
  }

  @Test
  void aSectionOutsideATransactionStaysAlone() {
    terminal.revision(
        "b", "a", "-- @transaction off\nALTER TABLE t ADD COLUMN x TEXT;", "SELECT 1;");
    Terminal.Result result = terminal.run("squash", "a", "c");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("Revision b has '@transaction off'");
    assertThat(terminal.files()).hasSize(4);
  }

  @Test
  void aDryRunWritesNothing() {
    assertThat(terminal.ok("squash", "a", "c", "--dry-run").out()).contains("-- @replaces a, b");
    assertThat(terminal.files()).hasSize(4);
  }
}
