package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class GuardCommandsTest {
  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void setUp() {
    terminal = guarded("level: protected").revision("a", "").revision("b", "a");
  }

  private Terminal guarded(String guard) {
    return Terminal.in(folder)
        .write(
            "config.yaml",
            "name: prod\ndatabase: {url: \"jdbc:sqlite:app.db\"}\nmigrations: {locations:"
                + " [versions], dialects: [sqlite]}\nguard: {"
                + guard
                + "}\n");
  }

  private void database(String sql) throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("app.db"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aProtectedRunMakesItsChecksAndRecordsThem() throws Exception {
    terminal.ok("upgrade", "a", "--confirm", "prod");
    Terminal.Result result = terminal.ok("upgrade", "head", "--confirm", "prod");
    assertThat(result.out())
        .contains("pass     connection")
        .contains("pass     drift")
        .contains("pass     rehearsal")
        .contains("pending  backup")
        .contains("pass     backup             The backup is " + folder.resolve("backups"))
        .contains("To restore: rm -f ");
    assertThat(terminal.query("SELECT detail FROM retort_history WHERE outcome = 'guard'"))
        .anyMatch(d -> d.startsWith("rehearsal: pass"))
        .anyMatch(d -> d.startsWith("backup: pass") && d.contains(" && cp "));
    try (var backups = Files.list(folder.resolve("backups"))) {
      assertThat(backups).hasSize(1);
    }
    List<String> journal = terminal.ok("journal").lines();
    assertThat(journal).filteredOn(l -> l.contains("guard")).hasSize(2);
    assertThat(journal)
        .filteredOn(l -> l.contains("guard"))
        .last()
        .asString()
        .contains(" checks; backup: pass", "To restore: rm -f ")
        .doesNotContain("rehearsal");
    assertThat(terminal.ok("journal", "--verbose").lines())
        .hasSize(terminal.query("SELECT entry_no FROM retort_history").size())
        .anyMatch(l -> l.contains("rehearsal: pass"));
    assertThat(terminal.ok("downgrade", "-1", "--confirm", "prod", "--format", "json").out())
        .contains(
            "\"check\": \"backup\", \"outcome\": \"pass\", \"detail\": \"The backup is " + folder)
        .doesNotContainPattern("\"detail\": \"\\p{Ll}");
  }

  @Test
  void driftStopsAProtectedRunUntilItIsWaived() throws Exception {
    terminal.ok("upgrade", "a", "--confirm", "prod");
    database("ALTER TABLE t_a ADD COLUMN sneaked TEXT");
    Terminal.Result refused = terminal.run("upgrade", "head", "--confirm", "prod");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("drift").contains("sneaked").contains("nothing was run");
    assertThat(terminal.rows()).containsExactly("a");
    Terminal.Result waived =
        terminal.run(
            "upgrade",
            "head",
            "--confirm",
            "prod",
            "--waive",
            "drift=hotfix 42",
            "--waive",
            "rehearsal=the hotfix is in the way");
    assertThat(waived.status()).as(waived.err()).isZero();
    assertThat(terminal.rows()).containsExactly("b");
    assertThat(terminal.query("SELECT detail FROM retort_history WHERE outcome = 'guard'"))
        .anyMatch(d -> d.startsWith("drift: waived") && d.contains("hotfix 42"));
  }

  @Test
  void theNameCannotBeWaived() {
    Terminal.Result result =
        terminal.run("guards", "upgrade", "head", "--waive", "name=I am in a hurry");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).contains("fail     name").contains("This can't be waived.");
  }

  @Test
  void driftIsToldWithBothWaysOut() throws Exception {
    terminal.ok("upgrade", "head", "--confirm", "prod");
    assertThat(terminal.ok("drift").text()).startsWith("No drift");
    database("ALTER TABLE t_a ADD COLUMN sneaked TEXT");
    database("CREATE TABLE extra (id INTEGER)");
    Terminal.Result result = terminal.run("drift");
    assertThat(result.status()).isEqualTo(5);
    assertThat(result.out())
        .contains("t_a.sneaked")
        .contains("ALTER TABLE t_a ADD COLUMN sneaked TEXT;")
        .contains("ALTER TABLE t_a DROP COLUMN sneaked;")
        .contains("DROP TABLE extra;");
    assertThat(result.err()).contains("retort drift --sql adopt");
    assertThat(terminal.run("drift", "--sql", "revert").out())
        .isEqualTo("DROP TABLE extra;\nALTER TABLE t_a DROP COLUMN sneaked;\n");
    assertThat(terminal.run("drift", "--format", "json").out())
        .contains("\"object\": \"extra\"", "\"against\": \"revisions\"");
  }

  @Test
  void aChangedFileStopsARun() {
    terminal.ok("upgrade", "a", "--confirm", "prod");
    terminal.write("versions/a.sql", terminal.read("versions/a.sql") + "-- later\n");
    Terminal.Result result = terminal.run("upgrade", "head", "--confirm", "prod");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("changed_files").contains("a.sql");
  }

  @Test
  void rowsThatStandInTheWayAreCounted() throws Exception {
    terminal.write(
        "versions/c.sql",
        """
        -- @revision c
        -- @down_revision b
        -- @upgrade
        CREATE UNIQUE INDEX ux ON t_a (id);
        -- @downgrade
        DROP INDEX ux;
        """);
    terminal.ok("upgrade", "b", "--confirm", "prod");
    database("INSERT INTO t_a VALUES (1), (1), (2)");
    Terminal.Result result = terminal.run("guards", "upgrade", "c", "--confirm", "prod");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).contains("1 value of t_a (id) in several rows.");
  }

  @Test
  void aWayThatDoesNotLeadBackFailsTheRehearsal() {
    terminal.write(
        "versions/c.sql",
        """
        -- @revision c
        -- @down_revision b
        -- @upgrade
        CREATE TABLE c1 (id INTEGER);
        CREATE TABLE c2 (id INTEGER);
        -- @downgrade
        DROP TABLE c1;
        """);
    terminal.ok("upgrade", "b", "--confirm", "prod");
    Terminal.Result result = terminal.run("rehearse", "upgrade", "c");
    assertThat(result.status()).isEqualTo(5);
    assertThat(result.err()).contains("After the way back, unexpected: ").contains("c2");
    assertThat(terminal.tables()).doesNotContain("c1");
  }

  @Test
  void anApprovalHoldsForOnePlan() {
    guarded("level: open, checks: {approval: on}");
    Terminal.Result refused = terminal.run("upgrade", "head");
    assertThat(refused.err()).contains("approval").contains("retort approve upgrade head");
    terminal.ok("approve", "upgrade", "head");
    // Whoever approved may not run it.
    assertThat(terminal.run("upgrade", "head").err()).contains("is the account that runs it");
    terminal.revision("c", "b");
    assertThat(terminal.run("upgrade", "head").err())
        .contains("that was without c, which the plan runs now");
    assertThat(terminal.run("upgrade", "b").err()).contains("Nobody has approved this plan.");
  }

  private String key(String name) {
    String out = terminal.ok("approve", "--new-key", name).out();
    return out.strip().replaceAll("(?s).*: ", "");
  }

  @Test
  void aListedApproverSignsAPlanAndTheSignatureIsProven() throws Exception {
    String anna = key("anna.pem");
    key("eve.pem");
    guarded("level: open, approvers: {anna: " + anna + "}");
    assertThat(Files.getPosixFilePermissions(folder.resolve("anna.pem"))).hasSize(2);
    assertThat(terminal.run("upgrade", "head").err())
        .contains("Have anna type: retort approve --key FILE upgrade head");
    assertThat(terminal.run("approve", "upgrade", "head").err())
        .contains("wants the signature of anna");
    assertThat(terminal.run("approve", "--key", "eve.pem", "upgrade", "head").err())
        .contains("is not that of anna");
    terminal.ok("approve", "--key", "anna.pem", "upgrade", "head");
    assertThat(terminal.ok("guards", "upgrade", "head").out())
        .contains("pass     approval")
        .contains("Approved by anna at ");
    terminal.ok("upgrade", "head");
    assertThat(terminal.query("SELECT detail FROM retort_history WHERE outcome = 'guard'"))
        .anyMatch(d -> d.startsWith("approval: pass - Approved by anna"));
  }

  @Test
  void aSignedApprovalIsVoidOnceAnythingInItOrInThePlanChanges() throws Exception {
    String anna = key("anna.pem");
    guarded("level: open, approvers: {anna: " + anna + "}");
    terminal.ok("approve", "--key", "anna.pem", "--valid", "1h", "upgrade", "head");
    Path file;
    try (var files = Files.list(folder.resolve(".retort/approvals-prod"))) {
      file = files.findFirst().orElseThrow();
    }
    String signed = Files.readString(file);
    // Whoever can write the folder can't prolong it, nor put another name on it.
    Files.writeString(file, signed.replaceAll("expires: \\d{4}", "expires: 2999"));
    assertThat(terminal.run("upgrade", "head").err())
        .contains("is not signed with the key of anna");
    Files.writeString(file, signed.replace("approver: anna", "approver: bo"));
    assertThat(terminal.run("upgrade", "head").err()).contains("guard.approvers does not list bo");
    Files.writeString(file, signed.replace("environment: prod", "environment: test"));
    assertThat(terminal.run("upgrade", "head").err()).contains("that was for the environment test");
    Files.writeString(file, signed);
    terminal.write("versions/b.sql", terminal.read("versions/b.sql").replace("INTEGER", "BIGINT"));
    assertThat(terminal.run("upgrade", "head").err()).contains("the SQL of b changed since");
  }

  @Test
  void anApprovalEnds() {
    guarded("level: open, approvers: {anna: " + key("anna.pem") + "}");
    terminal.ok("approve", "--key", "anna.pem", "--valid", "0h", "upgrade", "head");
    assertThat(terminal.run("upgrade", "head").err())
        .contains("approval: It was approved by anna at ")
        .contains("but that expired at ");
    assertThat(terminal.run("approve", "--valid", "soon", "upgrade", "head").status()).isEqualTo(2);
  }

  @Test
  void whoeverRunsCannotApproveEvenWithAKey() {
    String own = System.getProperty("user.name");
    guarded("level: open, approvers: {" + own + ": " + key("own.pem") + "}");
    terminal.ok("approve", "--key", "own.pem", "upgrade", "head");
    assertThat(terminal.run("upgrade", "head").err()).contains("is the account that runs it");
  }

  @Test
  void theChecksEndWithWhatToTypeNext() {
    assertThat(terminal.run("guards", "upgrade", "head").out()).endsWith("1 check fails: name.\n");
    assertThat(terminal.ok("guards", "upgrade", "head", "--confirm", "prod").out())
        .endsWith("To run it: retort upgrade head --confirm prod\n");
    terminal.ok("upgrade", "head", "--confirm", "prod");
    for (String command : List.of("guards", "rehearse", "approve", "report")) {
      assertThat(terminal.ok(command, "upgrade", "head").out())
          .isEqualTo("Nothing to do: the database is at b.\n");
    }
  }

  @Test
  void aRefusedRunTellsHowToGoOnWithoutACheck() {
    guarded("level: open, checks: {approval: on}");
    assertThat(terminal.run("upgrade", "head").err())
        .contains("say why, for the journal: --waive approval=\"REASON\"");
    guarded("level: confirm");
    assertThat(terminal.run("upgrade", "head").err()).doesNotContain("--waive");
  }

  @Test
  void aPlanThatNamesItsStartCannotBeApproved() {
    assertThat(terminal.run("approve", "upgrade", "a:b").err())
        .contains("no database and no server was asked");
  }

  @Test
  void aStampThatEmptiesTheTableIsApprovedLikeAnother() {
    guarded("level: open, checks: {approval: on}");
    terminal.ok("approve", "stamp", "b", "--purge");
    assertThat(terminal.run("stamp", "b", "--purge").err()).contains("is the account that runs it");
    assertThat(terminal.run("stamp", "b").err())
        .contains("Nobody has approved this plan.")
        .contains("retort approve stamp b");
  }

  @Test
  void aKeyThatIsNoneIsAProblemOfTheFile() {
    guarded("level: open, approvers: {anna: abc}");
    Terminal.Result result = terminal.run("current");
    assertThat(result.status()).isEqualTo(3);
    assertThat(result.err()).contains("guard.approvers.anna").contains("Ed25519 public key");
    key("anna.pem");
  }

  @Test
  void aReportTellsAllOfAPlanOnOnePage() {
    terminal.write(
        "versions/b.sql",
        terminal.read("versions/b.sql").replace("INTEGER);", "INTEGER /* <&> */);"));
    terminal.ok("report", "upgrade", "head", "-o", "review.html");
    assertThat(terminal.read("review.html"))
        .startsWith("<!DOCTYPE html>")
        .contains("<h1>upgrade head on prod</h1>", "CREATE TABLE t_a", "&lt;&amp;&gt;")
        .contains("both ways lead where they should")
        .doesNotContain("<script", "http://", "https://");
    assertThat(terminal.ok("report", "upgrade", "head").text())
        .startsWith("# upgrade head on prod")
        .contains("## Checks", "**pass** rehearsal", "```sql")
        .contains("**pending** name: The environment's name is asked for when the run begins.");
    assertThat(terminal.read("review.html")).contains("Nothing stands in the way.", "@media print");
    assertThat(terminal.tables()).isEmpty();
    terminal.ok("upgrade", "b", "--confirm", "prod");
    terminal.write(
        "versions/c.sql",
        """
        -- @revision c
        -- @down_revision b
        -- @upgrade
        -- @allow DS02 nobody reads it
        DROP TABLE t_a;
        TRUNCATE t_b;
        """);
    assertThat(terminal.ok("report", "upgrade", "head").text())
        .contains("**accepted** DS02 in c.sql:5", "Accepted: nobody reads it")
        .contains("**error** DS04")
        .contains("not accepted", "not rehearsed");
  }

  @Test
  void aWindowIsKept() {
    guarded("level: open, window: \"00:00-00:00\"");
    assertThat(terminal.run("upgrade", "head").status()).isZero();
    guarded("level: open, window: \"25:00-26:00\"");
    assertThat(terminal.run("upgrade", "head").err()).contains("22:00-04:00");
  }

  @Test
  void outsideOfTheWindowNothingRunsAndTheWaiverIsRecorded() throws Exception {
    LocalTime now = LocalTime.now(ZoneOffset.UTC);
    String hours = now.plusHours(2).withMinute(0) + "-" + now.plusHours(3).withMinute(0);
    guarded("level: open, window: \"" + hours.replaceAll(":00[.:\\d]*", ":00") + "\"");
    Terminal.Result refused = terminal.run("upgrade", "head");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("window: It is ").contains("outside ");
    terminal.ok("upgrade", "head", "--waive", "window=the site is down");
    assertThat(terminal.query("SELECT detail FROM retort_history WHERE outcome = 'guard'"))
        .singleElement()
        .asString()
        .startsWith("window: waived")
        .contains(System.getProperty("user.name") + ": the site is down");
  }

  @Test
  void aRevisionThatNoFileHasStopsARun() throws Exception {
    terminal.ok("upgrade", "a", "--confirm", "prod");
    database("UPDATE alembic_version SET version_num = 'gone'");
    // No plan can be made from there, except for one that sets the revision anew.
    assertThat(terminal.run("upgrade", "b", "--confirm", "prod").err()).contains("gone");
    Terminal.Result refused = terminal.run("stamp", "b", "--purge", "--confirm", "prod");
    assertThat(refused.err()).contains("unknown_revisions: The database is at gone");
    assertThat(terminal.rows()).containsExactly("gone");
  }

  @Test
  void anErrorOfTheLinterStopsARunUntilItIsAccepted() {
    terminal.ok("upgrade", "b", "--confirm", "prod");
    String drop = "-- @revision c\n-- @down_revision b\n-- @upgrade\nDROP TABLE t_a;\n";
    String back = "-- @downgrade\nCREATE TABLE t_a (id INTEGER);\n";
    terminal.write("versions/c.sql", drop + back);
    assertThat(terminal.run("guards", "upgrade", "c", "--confirm", "prod").out())
        .contains("fail     lint", "DS02 in c, line 4", "-- @allow RULE REASON");
    terminal.write(
        "versions/c.sql", drop.replace("DROP", "-- @allow DS02 nobody reads it\nDROP") + back);
    assertThat(terminal.ok("guards", "upgrade", "c", "--confirm", "prod").out())
        .contains("pass     lint");
  }

  @Test
  void aRehearsalThatGoesWrongStopsARun() {
    terminal.ok("upgrade", "b", "--confirm", "prod");
    terminal.write(
        "versions/c.sql",
        """
        -- @revision c
        -- @down_revision b
        -- @upgrade
        CREATE TABLE c1 (id INTEGER);
        CREATE TABLE c2 (id INTEGER);
        -- @downgrade
        DROP TABLE c1;
        """);
    Terminal.Result refused = terminal.run("upgrade", "c", "--confirm", "prod");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("rehearsal: On a copy of the live schema").contains("c2");
    assertThat(terminal.rows()).containsExactly("b");
  }

  @Test
  void anUnknownCheckIsNamedWithTheNearest() {
    guarded("level: open, checks: {dirft: on}");
    Terminal.Result result = terminal.run("current");
    assertThat(result.status()).isEqualTo(3);
    assertThat(result.err()).contains("guard.checks.dirft").contains("drift");
    guarded("level: protected");
    assertThat(terminal.run("upgrade", "head", "--confirm", "prod", "--waive", "dirft=x").status())
        .isEqualTo(2);
  }

  @Test
  void aBackupOfTheUsersOwnIsTaken() {
    guarded("level: open, backup: {command: \"cp app.db \\\"$RETORT_BACKUP_FILE\\\"\"}");
    terminal.ok("upgrade", "head");
    assertThat(terminal.ok("backup").out())
        .contains("the command ended well and wrote it")
        .contains("Restore the counterpart of: cp app.db");
    guarded("level: open, checks: {backup: on}, backup: {command: \"echo no >&2; exit 3\"}");
    terminal.revision("c", "b");
    Terminal.Result failed = terminal.run("upgrade", "head");
    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.err())
        .contains("backup: sh ended with status 3: no")
        .contains("nothing was run");
    assertThat(terminal.rows()).containsExactly("b");
  }

  @Test
  void rowsOfADroppedTableAreSavedBeforeTheRunAndPutBackAfterTheDowngrade() throws Exception {
    terminal.write(
        "versions/c.sql",
        """
        -- @revision c
        -- @down_revision b
        -- @upgrade
        -- @allow DS02 nobody reads it
        DROP TABLE t_a;
        -- @downgrade
        CREATE TABLE t_a (id INTEGER);
        """);
    assertThat(terminal.ok("guards", "upgrade", "b", "--confirm", "prod").out())
        .contains("The plan drops nothing that can hold rows.");
    terminal.ok("upgrade", "b", "--confirm", "prod");
    database("INSERT INTO t_a VALUES (1), (2), (3)");
    terminal.ok("upgrade", "c", "--confirm", "prod");
    List<String> saved =
        terminal.query(
            "SELECT detail FROM retort_history WHERE detail LIKE 'lost_rows: pass%rows of t_a%'");
    assertThat(saved).hasSize(1);
    assertThat(saved.get(0)).contains("3 rows of t_a in 01-t_a.sql, SHA-256 ");
    String folderOfRows = saved.get(0).replaceAll("(?s).*--restore '([^']*)'.*", "$1");
    terminal.ok("downgrade", "b", "--confirm", "prod");
    assertThat(terminal.query("SELECT id FROM t_a")).isEmpty();
    assertThat(terminal.run("backup", "--restore", folderOfRows).err())
        .contains("is protected")
        .contains("--confirm prod");
    assertThat(terminal.ok("backup", "--restore", folderOfRows, "--confirm", "prod").text())
        .contains("Put back 3 rows");
    assertThat(terminal.query("SELECT id FROM t_a")).containsExactly("1", "2", "3");
    assertThat(terminal.ok("backup", "--rows", "upgrade", "c").out())
        .contains("Saved   3 rows of t_a in 01-t_a.sql")
        .contains("Restore retort backup --restore 'backups");
  }

  @Test
  void rowsThatCannotBeSavedStopTheRun() throws Exception {
    guarded("level: open, checks: {lost_rows: on}, backup: {folder: taken}");
    terminal.write("taken", "a file stands where the folder should be");
    terminal.ok("upgrade", "b");
    Terminal.Result refused = terminal.run("downgrade", "a");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("lost_rows: The folder for backups").contains("taken");
    assertThat(terminal.rows()).containsExactly("b");
    terminal.ok("downgrade", "a", "--waive", "lost_rows=the table was never used");
  }
}
