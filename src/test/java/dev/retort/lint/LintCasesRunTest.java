package dev.retort.lint;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.retort.revision.CheckQuery;
import dev.retort.revision.Direction;
import dev.retort.revision.Section;
import dev.retort.revision.SectionContent;
import dev.retort.sql.DialectId;
import dev.retort.sql.SqlStatement;
import dev.retort.sql.StatementSplitter;
import dev.retort.testsupport.MariaDbServer;
import dev.retort.testsupport.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rules call good, and what their rewrites make, runs on a real database. */
class LintCasesRunTest {
  static Stream<LintCase> examples() {
    return LintCase.all().stream()
        .filter(LintCase::runs)
        .filter(c -> c.fixed() != null || !c.isBad());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void whatIsRecommendedRuns(LintCase example) {
    String fixed = example.fixed();
    String text = example.file(fixed == null ? example.text() : fixed);
    assertThatCode(() -> run(example, text)).doesNotThrowAnyException();
  }

  private static void run(LintCase example, String text) throws SQLException {
    try (Connection connection = connect(example.dialect())) {
      String setup = example.setup();
      if (setup != null) {
        List<SqlStatement> before = StatementSplitter.load().split(example.dialect(), setup, 1);
        execute(connection, before.stream().map(SqlStatement::text).toList());
      }
      for (Direction direction : Direction.values()) {
        run(
            connection,
            example.dialect(),
            LintCase.parse("b2.sql", text).section(direction, example.dialect()).orElseThrow());
      }
    }
  }

  private static void run(Connection connection, DialectId dialect, Section section)
      throws SQLException {
    SectionContent content = section.read(StatementSplitter.load(), dialect);
    connection.setAutoCommit(!section.transactional());
    List<String> statements = new ArrayList<>();
    content.checks().stream().map(CheckQuery::query).forEach(statements::add);
    content.statements().stream().map(SqlStatement::text).forEach(statements::add);
    execute(connection, statements);
    if (section.transactional()) {
      connection.commit();
    }
  }

  private static void execute(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static Connection connect(DialectId dialect) throws SQLException {
    return switch (dialect) {
      case SQLITE -> DriverManager.getConnection("jdbc:sqlite::memory:");
      case POSTGRESQL -> DriverManager.getConnection(PostgresServer.newDatabase());
      case MYSQL, MARIADB ->
          DriverManager.getConnection(
              MariaDbServer.newDatabase(), MariaDbServer.USER, MariaDbServer.PASSWORD);
    };
  }
}
