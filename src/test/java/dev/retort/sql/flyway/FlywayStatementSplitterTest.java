package dev.retort.sql.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.sql.DialectId;
import dev.retort.sql.SqlStatement;
import dev.retort.sql.SqlSyntaxException;
import dev.retort.sql.StatementSplitter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlywayStatementSplitterTest {
  private final StatementSplitter splitter = StatementSplitter.load();

  @ParameterizedTest
  @EnumSource(DialectId.class)
  void linesAreThoseOfTheFileAndCommentsBeforeAStatementAreLeftOut(DialectId dialect) {
    String script = "-- first\n\n/* block\n */\nSELECT 1;\n\n  SELECT\n 2; -- behind\n-- end\n";

    assertThat(splitter.split(dialect, script, 10))
        .extracting(s -> s.line() + " " + s.text())
        .containsExactly("14 SELECT 1", "16 SELECT\n 2");
  }

  @ParameterizedTest
  @EnumSource(DialectId.class)
  void aScriptOfCommentsHasNoStatements(DialectId dialect) {
    assertThat(splitter.split(dialect, "-- a\n/* b */\n", 1)).isEmpty();
    assertThat(splitter.split(dialect, " \n", 1)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(DialectId.class)
  void delimitersInStringsDoNotSplit(DialectId dialect) {
    assertThat(texts(dialect, "INSERT INTO a VALUES('x;''y');SELECT '${z}'"))
        .containsExactly("INSERT INTO a VALUES('x;''y')", "SELECT '${z}'");
  }

  @ParameterizedTest
  @EnumSource(DialectId.class)
  void transactionStatementsAreStatements(DialectId dialect) {
    String begin = dialect == DialectId.MARIADB ? "START TRANSACTION" : "BEGIN";
    assertThat(texts(dialect, begin + ";\nINSERT INTO a VALUES(1);\nCOMMIT;\n"))
        .containsExactly(begin, "INSERT INTO a VALUES(1)", "COMMIT");
  }

  @ParameterizedTest
  @EnumSource(DialectId.class)
  void aStringThatIsNotClosedIsAnErrorWithItsLine(DialectId dialect) {
    assertThatThrownBy(() -> splitter.split(dialect, "SELECT 1;\nSELECT 'abc;\nSELECT 2;\n", 5))
        .isInstanceOfSatisfying(SqlSyntaxException.class, e -> assertThat(e.line()).isEqualTo(6));
  }

  @ParameterizedTest
  @EnumSource(DialectId.class)
  void aParenthesisThatIsNotClosedIsAnError(DialectId dialect) {
    assertThatThrownBy(() -> splitter.split(dialect, "CREATE TABLE a (x int;\n", 1))
        .isInstanceOf(SqlSyntaxException.class);
  }

  @ParameterizedTest
  @EnumSource(DialectId.class)
  void theLastStatementNeedsNoDelimiter(DialectId dialect) {
    assertThat(texts(dialect, "INSERT INTO a VALUES('it''s', (1))"))
        .containsExactly("INSERT INTO a VALUES('it''s', (1))");
  }

  @Test
  void sqliteTriggersStayWhole() {
    String trigger =
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET x=CASE WHEN 1 THEN 2 END;"
            + " DELETE FROM b; END";
    assertThat(texts(DialectId.SQLITE, "BEGIN;" + trigger + ";\nEND;SELECT 1;"))
        .containsExactly("BEGIN", trigger, "END", "SELECT 1");
  }

  @Test
  void sqliteIdentifiersInBracketsMayHoldADelimiter() {
    assertThat(texts(DialectId.SQLITE, "SELECT [a;b], \"c;d\", `e;f`; SELECT 1;"))
        .containsExactly("SELECT [a;b], \"c;d\", `e;f`", "SELECT 1");
  }

  @Test
  void mysqlDelimitersAndUndelimitedBodiesAreUnderstood() {
    String script =
        "DELIMITER $$\nCREATE PROCEDURE p() BEGIN SELECT 1; SELECT 'x$'; END$$\nDELIMITER ;\n"
            + "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN IF NEW.x=1 THEN SET NEW.x=2;"
            + " END IF; END;\n# note\nSELECT 1;";
    List<SqlStatement> statements = splitter.split(DialectId.MYSQL, script, 1);

    assertThat(statements).extracting(SqlStatement::line).containsExactly(2, 4, 6);
    assertThat(statements.get(0).text()).endsWith("END").doesNotContain("$$");
  }

  @Test
  void mysqlCommentsThatRunAreStatements() {
    assertThat(texts(DialectId.MYSQL, "/*!50001 SET @x=1 */;\nSELECT 1;"))
        .containsExactly("/*!50001 SET @x=1 */", "SELECT 1");
  }

  @Test
  void postgresqlBodiesInDollarsStayWhole() {
    String function =
        "CREATE FUNCTION f() RETURNS int AS $body$ BEGIN RETURN 1; END; $body$ LANGUAGE plpgsql";
    assertThat(texts(DialectId.POSTGRESQL, function + ";\nDO $$ BEGIN PERFORM 1; END $$;"))
        .containsExactly(function, "DO $$ BEGIN PERFORM 1; END $$");
  }

  @Test
  void nestedCommentsOfPostgresqlAreTakenOffWhole() {
    assertThat(texts(DialectId.POSTGRESQL, "/* a /* b */ c */ SELECT 1;"))
        .containsExactly("SELECT 1");
  }

  @Test
  void whatCannotRunInATransactionIsMarked() {
    assertThat(splitter.split(DialectId.POSTGRESQL, "CREATE INDEX CONCURRENTLY i ON t(x);", 1))
        .singleElement()
        .matches(s -> !s.transactional());
    assertThat(splitter.split(DialectId.SQLITE, "PRAGMA foreign_keys=off;", 1))
        .singleElement()
        .matches(s -> !s.transactional());
  }

  private List<String> texts(DialectId dialect, String script) {
    return splitter.split(dialect, script, 1).stream().map(SqlStatement::text).toList();
  }
}
