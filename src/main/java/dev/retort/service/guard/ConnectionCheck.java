package dev.retort.service.guard;

import dev.retort.config.Environment;
import dev.retort.config.GuardCheckName;
import dev.retort.service.GuardCheck;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
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
      return GuardCheck.fail(
          GuardCheckName.CONNECTION, "The server can't be asked: " + e.getMessage() + ".", null);
    }
  }

  private static GuardCheck result(String server, @Nullable String obstacle) {
    return obstacle == null
        ? GuardCheck.pass(GuardCheckName.CONNECTION, server + " takes changes.")
        : GuardCheck.fail(
            GuardCheckName.CONNECTION,
            server + " is " + obstacle + ".",
            "Name the primary server, or let it take changes.");
  }

  private static boolean isTrue(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  /** Older servers know the second form alone. */
  private static boolean replicates(Statement statement) {
    return hasRow(statement, "SHOW REPLICA STATUS")
        .or(() -> hasRow(statement, "SHOW SLAVE STATUS"))
        .orElse(false);
  }

  /** Empty where the account may not ask, or the server does not know the question. */
  private static Optional<Boolean> hasRow(Statement statement, String query) {
    try (ResultSet rows = statement.executeQuery(query)) {
      return Optional.of(rows.next());
    } catch (SQLException e) {
      return Optional.empty();
    }
  }
}
