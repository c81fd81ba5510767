package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.sql.flyway.FlywayStatementSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is split without a parser is split as the parser does. */
class PlainScriptTest {
  /** Pieces that mean something to one of the databases, alone or beside each other. */
  private static final List<String> PIECES =
      List.of(
          "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL)",
          "create unique index ix on t (name desc)",
          "CREATE INDEX CONCURRENTLY ix ON t (name)",
          "DROP TABLE IF EXISTS t",
          "DROP INDEX ix",
          "ALTER TABLE t ADD COLUMN c DECIMAL(10, 2) DEFAULT -1.5",
          "INSERT INTO t (a) VALUES ('x;y'), ('it''s')",
          "INSERT INTO t VALUES (\"a\"\"b;\", `c;``d`)",
          "UPDATE t SET a = b || ';' WHERE c <> 3",
          "DELETE FROM t",
          "CREATE TRIGGER g AFTER INSERT ON t BEGIN UPDATE t SET a = 1; DELETE FROM t; END",
          "UPDATE t SET a = CASE WHEN b = 1 THEN 2 END",
          "SELECT $$a;b$$",
          "VACUUM",
          ";",
          ";\n",
          "; -- after\n",
          "-- a comment; 'with\n",
          "--tight;\n",
          "# hash; '\n",
          "/* block; ' */",
          "\n",
          " ",
          "(",
          ")",
          "'",
          "\"",
          "`",
          "\\",
          "[a;b]",
          "a - -1",
          "a--1\n",
          "E'\\''",
          "DELIMITER //\n",
          "ä",
          "1");

  private final StatementSplitter parser = new FlywayStatementSplitter();

  @ParameterizedTest
  @EnumSource(DialectId.class)
  void randomScriptsAreSplitAsByTheParserOrLeftToIt(DialectId dialect) {
    Random random = new Random(20261126);
    int plain = 0;
    for (int i = 0; i < 4000; i++) {
      StringBuilder script = new StringBuilder();
      for (int pieces = 1 + random.nextInt(6); pieces > 0; pieces--) {
        // The first dozen are whole statements: a script of nothing but odd pieces is never plain.
        int of = random.nextInt(4) == 0 ? PIECES.size() : 10;
        script.append(PIECES.get(random.nextInt(of))).append(random.nextBoolean() ? ";\n" : " ");
      }
      plain += compare(dialect, script.toString());
    }
    assertThat(plain).isGreaterThan(400);
  }

  @ParameterizedTest
  @EnumSource(DialectId.class)
  void theScriptsOfOtherTestsAreSplitAsByTheParserOrLeftToIt(DialectId dialect) throws IOException {
    int plain = 0;
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/cases"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".sql")).sorted().toList()) {
        for (String part : Files.readString(file).split("(?m)^-- @.*$")) {
          plain += compare(dialect, part);
        }
      }
    }
    assertThat(plain).isPositive();
  }

  @Test
  void linesAndCommentsAreThoseOfTheScript() {
    String script =
        "\n-- first; one\nCREATE TABLE a (\n  x text DEFAULT ';\n'\n) ;\n\nUPDATE a SET x = '';";

    assertThat(PlainScript.split(script, 10))
        .containsExactly(
            new SqlStatement("CREATE TABLE a (\n  x text DEFAULT ';\n'\n)", 12, true),
            new SqlStatement("UPDATE a SET x = ''", 17, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE INDEX CONCURRENTLY i ON a (x)",
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; END",
        "UPDATE a SET x = 'a\\'b'",
        "DELETE FROM a; -- behind\nUPDATE a SET x /* ; */ = 1",
        "INSERT INTO a VALUES ($$;$$)",
        "CREATE TABLE a (x int",
        "UPDATE a SET x = 'open",
        "ALTER TABLE a ADD x int) ;",
        "UPDATE a SET x = CASE WHEN y THEN 1 END",
        "SELECT 1"
      })
  void whatNeedsAParserIsLeftToIt(String script) {
    assertThat(PlainScript.split(script, 1)).isNull();
  }

  /** 1 if the script was plain. */
  private int compare(DialectId dialect, String script) {
    List<SqlStatement> plain = PlainScript.split(script, 7);
    if (plain == null) {
      return 0;
    }
    assertThat(plain).as(script).isEqualTo(parser.split(dialect, script, 7));
    return 1;
  }
}
