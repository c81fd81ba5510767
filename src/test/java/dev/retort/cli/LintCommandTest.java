package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

@SuppressWarnings("NullAway.Init")
class LintCommandTest {
  private static final String DROPS =
      """
      -- @revision drops
      -- @down_revision makes

      -- @upgrade
      DROP TABLE t;

      -- @downgrade
      -- @irreversible nobody needs it
      """;

  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void setUp() {
    terminal =
        Terminal.in(folder)
            .write(
                "config.yaml",
                """
                database: {url: "jdbc:sqlite:app.db"}
                migrations: {locations: [versions], dialects: [sqlite, postgresql]}
                """)
            .write(
                "versions/makes.sql",
                """
                -- @revision makes

                -- @upgrade
                CREATE TABLE t (id INTEGER PRIMARY KEY);

                -- @downgrade
                DROP TABLE t;
                """)
            .write("versions/删.sql", DROPS);
  }

  @Test
  void endsWithFourAndSaysWhereWhatAndWhatInstead() {
    Terminal.Result result = terminal.run("lint", "drops");
    assertThat(result.status()).isEqualTo(4);
    assertThat(result.text())
        .isEqualTo(
            """
            versions/删.sql:5:1: error DS02 [sqlite, postgresql] DROP TABLE t: all of its rows are lost, and nothing makes sure that it is unused.
                DROP TABLE t
                instead: Assert with @check that it is empty, or rename it and drop it in a later release.
                --fix:   Assert that t is empty
            1 revision: 1 error, 0 warnings, 0 notes, 0 accepted.""");
  }

  @Test
  void asksTheDatabaseForWhatIsPending() {
    assertThat(terminal.run("lint").text()).contains("2 revisions:").doesNotContain("DS02");
    terminal.ok("upgrade", "makes");
    Terminal.Result result = terminal.run("lint");
    assertThat(result.status()).isEqualTo(4);
    assertThat(result.text()).contains("1 revision:").contains("DS02");
    terminal.ok("upgrade", "drops");
    assertThat(terminal.ok("lint").text())
        .isEqualTo("0 revisions: 0 errors, 0 warnings, 0 notes, 0 accepted.");
  }

  @Test
  void allAsksNoDatabase() {
    assertThat(terminal.run("lint", "--all").status()).isEqualTo(4);
    assertThat(folder.resolve("app.db")).doesNotExist();
  }

  @Test
  void aRangeIsTaken() {
    assertThat(terminal.run("lint", "base:makes").text()).contains("1 revision:");
  }

  @Test
  void warningsFailOnRequest() {
    terminal.write(
        "versions/other.sql",
        """
        -- @revision other

        -- @upgrade
        CREATE TABLE u (a INTEGER);

        -- @downgrade
        -- @irreversible no
        """);
    assertThat(terminal.run("lint", "other").status()).isZero();
    assertThat(terminal.run("lint", "other", "--fail-on", "warning").status()).isEqualTo(4);
  }

  @Test
  void whatIsAcceptedIsShownAndDoesNotFail() {
    terminal.write("versions/删.sql", DROPS.replace("DROP", "-- @allow DS02 empty since May\nDROP"));
    assertThat(terminal.ok("lint", "drops").text())
        .contains("accepted DS02")
        .contains("accepted in line 5: empty since May")
        .endsWith("1 accepted.");
  }

  @Test
  void theEnvironmentSetsLevels() {
    terminal.write(
        "config.yaml", terminal.read("config.yaml") + "lint: {rules: {DS02: warning}}\n");
    assertThat(terminal.ok("lint", "drops").text()).contains("warning DS02");
  }

  @Test
  void fixRewritesWhatHasNotRunYet() {
    terminal.ok("upgrade", "makes");
    assertThat(terminal.ok("lint", "drops", "--fix").text()).contains("1 file was rewritten.");
    assertThat(terminal.read("versions/删.sql"))
        .isEqualTo(
            DROPS.replace(
                "-- @upgrade\n",
                """
                -- @upgrade
                -- @check t must be empty before it is dropped
                SELECT NOT EXISTS (SELECT 1 FROM t);

                """));
    terminal.ok("upgrade", "head");
    assertThat(terminal.rows()).containsExactly("drops");
  }

  @Test
  void fixLeavesWhatHasRunAlone() {
    terminal.ok("upgrade", "drops");
    Terminal.Result result = terminal.run("lint", "drops", "--fix");
    assertThat(result.err()).contains("drops has run already");
    assertThat(terminal.read("versions/删.sql")).isEqualTo(DROPS);
  }

  @Test
  void jsonHasTheSameFacts() {
    Map<String, Object> report =
        new Yaml().load(terminal.run("lint", "drops", "--format", "json").out());
    assertThat(report).containsEntry("errors", 1).containsEntry("revisions", 1);
    assertThat(report.get("findings"))
        .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
        .first()
        .satisfies(
            finding -> {
              assertThat(finding.get("rule")).isEqualTo("DS02");
              assertThat(finding.get("line")).isEqualTo(5);
              assertThat(finding.get("dialects")).isEqualTo(List.of("sqlite", "postgresql"));
            });
  }

  @Test
  void sarifNamesFileRuleAndFix() {
    String log = terminal.run("lint", "drops", "--format", "sarif").out();
    assertThat(log)
        .contains("\"version\": \"2.1.0\"")
        .contains("\"uri\": \"versions/%E5%88%A0.sql\"")
        .contains("\"ruleId\": \"DS02\", \"ruleIndex\": 0, \"level\": \"error\"")
        .contains("\"deletedRegion\": {\"startLine\": 5, \"startColumn\": 1, \"endLine\": 5");
    Map<String, Object> parsed = new Yaml().load(log);
    assertThat(parsed).containsOnlyKeys("$schema", "version", "runs");
  }

  @Test
  void sarifFollowsItsSchema() throws Exception {
    terminal.write(
        "versions/accepted.sql",
        """
        -- @revision accepted
        -- @down_revision drops

        -- @upgrade
        -- @allow DS02 nobody reads it
        DROP TABLE u;
        CREATE INDEX ix ON v (a);
        UPDATE v SET a = 1;
        """);
    String log = terminal.run("lint", "--all", "--format", "sarif").out();
    assertThat(log).contains("\"suppressions\"", "\"fixes\"", "\"note\"", "\"warning\"");
    Schema schema;
    try (InputStream file = getClass().getResourceAsStream("/sarif/sarif-2.1.0-rtm.5.json")) {
      schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
              .getSchema(file, InputFormat.JSON);
    }
    assertThat(schema.validate(log, InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(log.replace("\"error\"", "\"bad\""), InputFormat.JSON))
        .anyMatch(e -> e.toString().contains("level"));
    assertThat(schema.validate(log.replace("\"ruleIndex\"", "\"rule_index\""), InputFormat.JSON))
        .anyMatch(e -> e.toString().contains("rule_index"));
  }

  @Test
  void sarifIsForLintAlone() {
    Terminal.Result result = terminal.run("heads", "--format", "sarif");
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("Only 'lint' prints sarif");
  }

  @Test
  void rulesAreListedAndExplained() {
    assertThat(terminal.ok("lint", "--rules").lines()).hasSizeGreaterThan(60);
    assertThat(terminal.ok("lint", "--rules", "pg01").text())
        .startsWith("PG01 CREATE INDEX without CONCURRENTLY")
        .contains("https://www.postgresql.org/");
    assertThat(terminal.run("lint", "--rules", "PG0").err()).contains("There is no rule PG0");
  }
}
