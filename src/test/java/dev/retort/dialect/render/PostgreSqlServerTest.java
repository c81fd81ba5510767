package dev.retort.dialect.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.Dialect;
import dev.retort.sql.DialectId;
import dev.retort.testsupport.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PostgreSqlServerTest {
  static List<RenderCases.Case> cases() {
    return RenderCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theServerTakesEachStatementThereAndBack(RenderCases.Case way) throws SQLException {
    Dialect dialect = Dialect.of(DialectId.POSTGRESQL);
    try (Connection connection = dialect.connect(PostgresServer.newDatabase(), Map.of())) {
      new ServerRun(dialect, connection).thereAndBack(way.from(), way.to(), way.renames());
      assertThat(left(connection)).isZero();
    }
  }

  /** Tables, views, indexes, sequences and types that nobody took away. */
  private static int left(Connection connection) throws SQLException {
    try (ResultSet rows =
        connection
            .createStatement()
            .executeQuery(
                "SELECT (SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace)"
                    + " + (SELECT count(*) FROM pg_type WHERE typnamespace ="
                    + " 'public'::regnamespace)")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
