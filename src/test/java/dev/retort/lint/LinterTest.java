package dev.retort.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.config.LintLevel;
import dev.retort.config.LintSettings;
import dev.retort.config.TransactionMode;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnTypeParser;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.sql.DialectId;
import dev.retort.sql.StatementSplitter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LinterTest {
  private static final LintContext SQLITE = LintContext.of(DialectId.SQLITE);
  private static final LintContext POSTGRESQL = LintContext.of(DialectId.POSTGRESQL);

  private final Linter linter = new Linter(StatementSplitter.load());

  private static Revision revision(String text) {
    return LintCase.parse("b2.sql", "-- @revision b2\n" + text);
  }

  private static Finding only(List<Finding> findings, String rule) {
    List<Finding> matching = findings.stream().filter(f -> f.rule().equals(rule)).toList();
    assertThat(matching).hasSize(1);
    return matching.get(0);
  }

  private static List<String> rules(List<Finding> findings) {
    return findings.stream().map(Finding::rule).toList();
  }

  @Test
  void aFindingSaysWhereWhatWhyAndWhatInstead() {
    Finding finding = only(linter.lint(revision("-- @upgrade\nDROP TABLE t;\n"), SQLITE), "DS02");
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.revision()).isEqualTo("b2");
    assertThat(finding.file()).hasFileName("b2.sql");
    assertThat(finding.line()).isEqualTo(3);
    assertThat(finding.column()).isEqualTo(1);
    assertThat(finding.statement()).isEqualTo("DROP TABLE t");
    assertThat(finding.message()).startsWith("DROP TABLE t: ").contains("rows are lost");
    assertThat(finding.advice()).contains("@check");
    assertThat(finding.remains(Severity.ERROR)).isTrue();
  }

  @Test
  void anAllowanceAcceptsWithItsReason() {
    Finding finding =
        only(
            linter.lint(revision("-- @upgrade\n-- @allow ds02 empty\nDROP TABLE t;\n"), SQLITE),
            "DS02");
    assertThat(Objects.requireNonNull(finding.acceptedBy()).reason()).isEqualTo("empty");
    assertThat(finding.remains(Severity.INFO)).isFalse();
  }

  @Test
  void anAllowanceBetweenStatementsHoldsForTheNextOneOnly() {
    List<Finding> findings =
        linter.lint(
            revision(
                """
                -- @upgrade
                DROP TABLE a;
                -- @allow DS02 b is empty
                DROP TABLE b;
                DROP TABLE c;
                """),
            SQLITE);
    assertThat(findings.stream().filter(f -> f.rule().equals("DS02")))
        .extracting(Finding::isAccepted)
        .containsExactly(false, true, false);
  }

  @Test
  void anUnknownRuleIsNamedWithTheNearest() {
    List<Finding> findings =
        linter.lint(revision("-- @upgrade\n-- @allow DS002 x\nDROP TABLE t;\n"), SQLITE);
    assertThat(only(findings, "RT03").message()).contains("DS002").contains("did you mean DS02?");
  }

  @Test
  void anAllowanceForADialectThatIsNotLookedAtIsLeftAlone() {
    Revision revision =
        revision("-- @upgrade\n-- @allow PG01 the table is small\nCREATE INDEX i ON t (a);\n");
    assertThat(rules(linter.lint(revision, SQLITE))).doesNotContain("RT02");
    List<Finding> both =
        linter.lint(
            List.of(revision), RevisionGraph.of(List.of(revision)), List.of(SQLITE, POSTGRESQL));
    assertThat(rules(both)).doesNotContain("RT02").contains("PG01");
  }

  @Test
  void whatHoldsForSeveralDialectsIsSaidOnce() {
    Revision revision = revision("-- @upgrade\nDROP TABLE t;\n");
    List<Finding> findings =
        linter.lint(
            List.of(revision), RevisionGraph.of(List.of(revision)), List.of(POSTGRESQL, SQLITE));
    assertThat(only(findings, "DS02").dialects())
        .containsExactly(DialectId.SQLITE, DialectId.POSTGRESQL);
  }

  @Test
  void anEnvironmentSetsLevels() {
    LintContext strict =
        SQLITE.withEnvironment(
            TransactionMode.RUN,
            List.of(),
            new LintSettings(Map.of("DS02", LintLevel.INFO, "GR04", LintLevel.OFF)));
    List<Finding> findings = linter.lint(revision("-- @upgrade\nDROP TABLE t;\n"), strict);
    assertThat(only(findings, "DS02").severity()).isEqualTo(Severity.INFO);
    assertThat(rules(findings)).doesNotContain("GR04");
  }

  @Test
  void aTableOfAnEarlierRevisionIsNewInTheSameRunOnly() {
    Revision first =
        LintCase.parse(
            "a1.sql", "-- @revision a1\n-- @upgrade\nCREATE TABLE t (id bigint PRIMARY KEY);\n");
    Revision second = revision("-- @down_revision a1\n-- @upgrade\nCREATE INDEX i ON t (id);\n");
    List<Revision> both = List.of(first, second);
    RevisionGraph graph = RevisionGraph.of(both);
    assertThat(rules(linter.lint(both, graph, List.of(POSTGRESQL.withOneRun(true)))))
        .doesNotContain("PG01");
    assertThat(rules(linter.lint(both, graph, List.of(POSTGRESQL)))).contains("PG01");
  }

  @Test
  void theSizeOfATableIsSaidAndASmallOneMakesALockAdvice() {
    Revision revision = revision("-- @upgrade\nCREATE INDEX i ON T (a);\n");
    LintContext big =
        POSTGRESQL.withDatabase(null, Map.of("t", new TableSize(2_000_000, 1L << 30)));
    LintContext small = POSTGRESQL.withDatabase(null, Map.of("t", new TableSize(20, 8192)));
    assertThat(only(linter.lint(revision, big), "PG01"))
        .satisfies(f -> assertThat(f.message()).contains("(about 2,000,000 rows)"))
        .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.ERROR));
    assertThat(only(linter.lint(revision, small), "PG01").severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void theLiveSchemaTellsTheOldType() {
    Table table =
        Table.builder("t")
            .column(Column.of("a", new ColumnTypeParser().parse("varchar(50)").type()))
            .build();
    LintContext context = POSTGRESQL.withDatabase(Schema.ofTables(List.of(table)), Map.of());
    Revision revision = revision("-- @upgrade\nALTER TABLE t ALTER COLUMN a TYPE varchar(10);\n");
    assertThat(only(linter.lint(revision, context), "DS05").message())
        .contains("from varchar(50) to varchar(10)");
    assertThat(rules(linter.lint(revision, POSTGRESQL))).doesNotContain("DS05");
  }

  @Test
  void findingsComeInTheOrderOfTheFile() {
    Revision revision =
        revision(
            """
            -- @upgrade
            DROP TABLE c;
            DROP TABLE a;
            -- @downgrade
            """);
    List<Finding> findings = linter.lint(revision, POSTGRESQL);
    assertThat(findings).isSortedAccordingTo(Finding.BY_PLACE);
    assertThat(linter.lint(revision, POSTGRESQL)).isEqualTo(findings);
  }

  @Test
  void anEditNotNamedByAFixStaysByteForByte() {
    String text =
        "\uFEFF-- @revision b2\r\n-- @upgrade postgresql\r\n-- 添加\r\n"
            + "CREATE  INDEX i\r\n  ON t (a) ;\r\n-- the end";
    Finding finding = only(linter.lint(LintCase.parse("b2.sql", text), POSTGRESQL), "PG01");
    assertThat(QuickFixes.apply(text, List.of(Objects.requireNonNull(finding.fix()))))
        .isEqualTo(
            "\uFEFF-- @revision b2\r\n-- @upgrade postgresql\r\n-- @transaction off\r\n-- 添加\r\n"
                + "CREATE  INDEX CONCURRENTLY i\r\n  ON t (a) ;\r\n-- the end");
  }
}
