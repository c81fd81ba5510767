package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class ConflictCommandsTest {
  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void setUp() {
    terminal = Terminal.in(folder).revision("a", "");
    terminal.write(
        "config.yaml",
        """
        name: dev
        database: {url: "jdbc:sqlite:app.db"}
        migrations: {locations: [versions], dialects: [sqlite]}
        """);
  }

  private void revision(String file, String id, String parent, String sql) {
    terminal.write(
        "versions/" + file,
        """
        -- @revision %s
        -- @down_revision %s

        -- @upgrade
        %s

        -- @downgrade
        -- @irreversible a test
        """
            .formatted(id, parent, sql));
  }

  @Test
  void whatMeetsIsNamedWithFileAndLine() {
    revision("l.sql", "left", "a", "ALTER TABLE t_a ADD COLUMN phone VARCHAR(20);");
    revision("r.sql", "right", "a", "ALTER TABLE t_a ADD COLUMN phone INTEGER;");
    Terminal.Result result = terminal.run("conflicts");
    assertThat(result.status()).isEqualTo(5);
    assertThat(result.out())
        .contains("added differently  column t_a.phone")
        .contains("versions/l.sql:5")
        .contains("right after left fails")
        .doesNotContain("..\n")
        .contains("duplicate column name");
    assertThat(terminal.run("conflicts", "--format", "json").out())
        .contains("\"kind\": \"added_differently\"", "\"verdict\": \"fails\"");
  }

  @Test
  void oneSideCanBeFollowed() {
    revision("b.sql", "mid", "a", "CREATE VIEW v AS SELECT 1 AS one;");
    revision("l.sql", "left", "mid", "DROP VIEW v; CREATE VIEW v AS SELECT 2 AS two;");
    revision("r.sql", "right", "mid", "DROP VIEW v; CREATE VIEW v AS SELECT 3 AS three;");
    String tried =
        terminal.ok("merge", "-m", "x", "--resolve", "ours", "--dry-run", "left", "right").out();
    assertThat(tried).contains("-- @upgrade sqlite", "SELECT 2 AS two");
    terminal.ok("merge", "-m", "x", "--rev-id", "m", "--resolve", "theirs", "left", "right");
    assertThat(terminal.ok("show", "m", "-v").out()).contains("SELECT 3 AS three");
    terminal.ok("upgrade", "heads");
    assertThat(terminal.rows()).containsExactly("m");
  }

  @Test
  void aSideCannotBeFollowedWhereOneBranchFailsAfterTheOther() {
    revision("l.sql", "left", "a", "ALTER TABLE t_a ADD COLUMN phone VARCHAR(20);");
    revision("r.sql", "right", "a", "ALTER TABLE t_a ADD COLUMN phone INTEGER;");
    Terminal.Result result = terminal.run("merge", "-m", "x", "--resolve", "ours", "heads");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("retort rebase right --onto left");
  }

  @Test
  void branchesThatDoNotMeetEndWithZeroAndTheMergeSaysSo() {
    terminal.revision("left", "a").revision("right", "a");
    assertThat(terminal.ok("conflicts").out()).contains("both orders build the same schema");
    terminal.ok("merge", "-m", "join", "--rev-id", "m", "heads");
    assertThat(terminal.ok("show", "m", "-v").out())
        .contains("left, right on SQLite: both orders build the same schema.");
    terminal.ok("upgrade", "heads");
    terminal.ok("downgrade", "a");
    assertThat(terminal.rows()).containsExactly("a");
  }

  @Test
  void threeHeadsAreComparedPairByPairAndJoinedAtOnce() {
    terminal.revision("left", "a").revision("mid", "a").revision("right", "a");
    Terminal.Result compared = terminal.ok("conflicts");
    assertThat(compared.out())
        .contains("3 heads, compared pair by pair: 3 comparisons.")
        .contains("left and mid, which", "left and right, which", "mid and right, which");
    terminal.ok("merge", "-m", "join", "--rev-id", "m", "heads");
    assertThat(terminal.read(terminal.file("m")))
        .contains("-- @down_revision left, mid, right\n")
        .contains("-- 3 heads, compared pair by pair")
        .contains("-- mid, right on SQLite: both orders build the same schema.");
    terminal.ok("upgrade", "right");
    terminal.ok("upgrade", "heads");
    assertThat(terminal.rows()).containsExactly("m");
    assertThat(terminal.tables()).contains("t_left", "t_mid", "t_right");
    terminal.ok("downgrade", "a");
    assertThat(terminal.tables()).contains("t_a").doesNotContain("t_left", "t_mid", "t_right");
  }

  @Test
  void ofThreeHeadsOnlyThosePairsMeetThatDo() {
    revision("l.sql", "left", "a", "ALTER TABLE t_a ADD COLUMN phone VARCHAR(20);");
    revision("r.sql", "right", "a", "ALTER TABLE t_a ADD COLUMN phone INTEGER;");
    terminal.revision("mid", "a");
    Terminal.Result result = terminal.run("conflicts", "--format", "json");
    assertThat(result.status()).isEqualTo(5);
    assertThat(result.out())
        .containsOnlyOnce("\"kind\": \"added_differently\"")
        .containsOnlyOnce("\"verdict\": \"fails\"");
    assertThat(terminal.ok("conflicts", "left", "mid").out()).contains("the same schema");
  }

  @Test
  void threeHeadsAreSettledTwoAtATime() {
    String view = "DROP VIEW IF EXISTS v; CREATE VIEW v AS SELECT %d AS n;";
    revision("l.sql", "left", "a", view.formatted(1));
    revision("m.sql", "mid", "a", view.formatted(2));
    revision("r.sql", "right", "a", view.formatted(3));
    Terminal.Result all = terminal.run("merge", "-m", "x", "--resolve", "ours", "heads");
    assertThat(all.status()).isEqualTo(1);
    assertThat(all.err())
        .contains("Two branches are decided at a time, and these are 3: left, mid, right.")
        .contains("merge what comes of it with the next");
    terminal.ok("merge", "-m", "x", "--rev-id", "m1", "--resolve", "ours", "left", "mid");
    terminal.ok("merge", "-m", "x", "--rev-id", "m2", "--resolve", "theirs", "m1", "right");
    terminal.ok("upgrade", "head");
    assertThat(terminal.query("SELECT n FROM v")).containsExactly("3");
    assertThat(terminal.rows()).containsExactly("m2");
  }

  @Test
  void aMergeCarriesTheStatementsThatSettleIt() {
    revision("l.sql", "left", "a", "DROP VIEW IF EXISTS v; CREATE VIEW v AS SELECT 1 AS one;");
    revision("r.sql", "right", "a", "DROP VIEW IF EXISTS v; CREATE VIEW v AS SELECT 2 AS two;");
    assertThat(terminal.run("conflicts").out()).contains("builds another schema");
    terminal.write("settle.sql", "DROP VIEW v;\nCREATE VIEW v AS SELECT 1 AS one, 2 AS two;");
    terminal.ok("merge", "-m", "join", "--rev-id", "m", "--resolve", "settle.sql", "heads");
    terminal.ok("upgrade", "heads");
    assertThat(terminal.query("SELECT two FROM v")).containsExactly("2");
  }

  @Test
  void aBranchIsPutOnTopOfTheOther() {
    revision("002_left.sql", "left", "a", "CREATE TABLE l (id INTEGER);");
    revision("002_right.sql", "right", "a", "CREATE TABLE r (id INTEGER);");
    revision("003_more.sql", "more", "right", "CREATE TABLE m (id INTEGER);");
    assertThat(terminal.ok("rebase", "more", "--onto", "left", "--dry-run").out())
        .contains("Would put right on left instead of a");
    assertThat(terminal.files()).contains("002_right.sql");
    terminal.ok("rebase", "more", "--onto", "left");
    assertThat(terminal.files())
        .containsExactly("002_left.sql", "003_right.sql", "004_more.sql", "a.sql");
    assertThat(terminal.ok("heads").text()).isEqualTo("more (head)");
    terminal.ok("upgrade", "head");
    assertThat(terminal.tables()).contains("l", "r", "m");
  }

  @Test
  void aBranchThatIsAppliedElsewhereStays() {
    terminal.revision("left", "a").revision("right", "a");
    terminal.ok("upgrade", "right");
    Terminal.Result result = terminal.run("rebase", "right", "--onto", "left");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("right is applied in 'dev'");
    assertThat(terminal.ok("heads").lines()).hasSize(2);
  }

  @Test
  void aBranchThatDoesNotRunThereStays() {
    revision("l.sql", "left", "a", "CREATE TABLE x (id INTEGER);");
    revision("r.sql", "right", "a", "CREATE TABLE x (id INTEGER, more TEXT);");
    Terminal.Result result = terminal.run("rebase", "right", "--onto", "left");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err())
        .contains("On top of left the branch does not run")
        .contains("r.sql")
        .contains("is not alike: ");
  }

  private void twoThatAddOneColumnAlike() {
    revision("l.sql", "left", "a", "ALTER TABLE t_a ADD COLUMN phone TEXT;");
    terminal.write(
        "versions/r.sql",
        """
        -- @revision right
        -- @down_revision a

        -- @upgrade
        CREATE TABLE r (id INTEGER);
        ALTER TABLE t_a
          ADD COLUMN phone TEXT;
        CREATE INDEX i ON r (id);

        -- @downgrade
        DROP INDEX i;
        ALTER TABLE t_a DROP COLUMN phone;
        DROP TABLE r;
        """);
  }

  @Test
  void whatTheOtherSideHasDoneAlikeIsLeftOut() {
    twoThatAddOneColumnAlike();
    assertThat(terminal.ok("rebase", "right", "--onto", "left", "--dry-run").out())
        .contains("Would leave out versions/r.sql:6  ALTER TABLE t_a")
        .contains("Would leave out versions/r.sql:12  ALTER TABLE t_a DROP COLUMN phone");
    assertThat(terminal.read("versions/r.sql")).doesNotContain("Left out");
    assertThat(terminal.ok("rebase", "right", "--onto", "left", "--format", "json").out())
        .contains("\"left_out\": [", "\"line\": 6");
    assertThat(terminal.read("versions/r.sql"))
        .contains(
            "-- Left out, because left does the same:\n--   ALTER TABLE t_a\n--   ADD COLUMN phone"
                + " TEXT;\nCREATE INDEX");
    terminal.ok("upgrade", "head");
    terminal.ok("downgrade", "-1");
    assertThat(terminal.rows()).containsExactly("left");
    assertThat(terminal.query("SELECT name FROM pragma_table_info('t_a')")).contains("phone");
    assertThat(terminal.tables()).doesNotContain("r");
  }

  @Test
  void aSectionThatCannotBeTriedIsNotTrimmed() {
    twoThatAddOneColumnAlike();
    terminal.write(
        "versions/r.sql",
        terminal.read("versions/r.sql")
            + "\n-- @upgrade postgresql\nALTER TABLE t_a ADD COLUMN phone TEXT;\n");
    Terminal.Result result = terminal.run("rebase", "right", "--onto", "left");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("sections for PostgreSQL, of which there is no scratch");
  }
}
