package dev.retort.service.guard;

import dev.retort.config.Environment;
import dev.retort.config.GuardCheckName;
import dev.retort.service.GuardCheck;
import dev.retort.service.GuardCheck.Outcome;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Whether the server answers, takes changes and is no replica. */
final class ConnectionCheck {
  private final Environment environment;

  ConnectionCheck(Environment environment) {
    this.environment = environment;
  }

  GuardCheck check(Connection connection) {
    String server =
        ServerName.of(connection, environment.dialect())
            + " at "
            + environment.database().displayUrl();
    try (Statement statement = connection.createStatement()) {
      return switch (environment.dialect()) {
        case SQLITE -> result(server, isTrue(statement, "PRAGMA query_only") ? "read-only" : null);
        case POSTGRESQL ->
            result(
                server,
                isTrue(statement, "SELECT pg_is_in_recovery()")
                    ? "a replica"
                    : isTrue(statement, "SELECT current_setting('transaction_read_only')::boolean")
                        ? "read-only"
                        : null);
        case MYSQL, MARIADB ->
            result(
                server,
                isTrue(statement, "SELECT @@global.read_only")
                    ? "read-only"
                    : replicates(statement) ? "a replica" : null);
      };
    } catch (SQLException e) {
      return new GuardCheck(
          GuardCheckName.CONNECTION, Outcome.FAIL, String.valueOf(e.getMessage()), null, null);
    }
  }

  private static GuardCheck result(String server, @Nullable String obstacle) {
    return obstacle == null
        ? new GuardCheck(GuardCheckName.CONNECTION, Outcome.PASS, server, null, null)
        : new GuardCheck(
            GuardCheckName.CONNECTION,
            Outcome.FAIL,
            server + " is " + obstacle + ".",
            "Name the primary server, or let it take changes.",
            null);
  }

  private static boolean isTrue(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  /** An account that may not ask is told that it may not; then nothing is known against it. */
  private static boolean replicates(Statement statement) {
    for (String query : new String[] {"SHOW REPLICA STATUS", "SHOW SLAVE STATUS"}) {
      try (ResultSet rows = statement.executeQuery(query)) {
        return rows.next();
      } catch (SQLException e) {
        // Older servers know the second form alone.
        continue;
      }
    }
    return false;
  }
}
