package dev.retort.dialect.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.Dialect;
import dev.retort.sql.DialectId;
import dev.retort.testsupport.MariaDbServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MariaDbServerTest {
  static List<RenderCases.Case> cases() {
    return RenderCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theServerTakesEachStatementThereAndBack(RenderCases.Case way) throws SQLException {
    Dialect dialect = Dialect.of(DialectId.MARIADB);
    Map<String, String> who =
        Map.of("user", MariaDbServer.USER, "password", MariaDbServer.PASSWORD);
    try (Connection connection = dialect.connect(MariaDbServer.newDatabase(), who)) {
      new ServerRun(dialect, connection).thereAndBack(way.from(), way.to(), way.renames());
      assertThat(left(connection)).isZero();
    }
  }

  private static int left(Connection connection) throws SQLException {
    try (ResultSet rows =
        connection
            .createStatement()
            .executeQuery(
                "SELECT count(*) FROM information_schema.tables WHERE table_schema ="
                    + " database()")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
