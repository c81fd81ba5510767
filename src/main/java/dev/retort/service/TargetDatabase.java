package dev.retort.service;

import dev.retort.config.Environment;
import dev.retort.config.MigrationSettings;
import dev.retort.dialect.Dialect;
import dev.retort.error.Cancellation;
import dev.retort.history.HistoryStore;
import dev.retort.history.RevisionBodies;
import dev.retort.history.VersionTable;
import dev.retort.service.connection.ConnectionSource;
import dev.retort.service.run.PlanRunner;
import dev.retort.service.run.RunContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An environment's database as the parts of the service reach it: a connection for as long as one
 * piece of work, and the tables that Retort keeps there.
 */
final class TargetDatabase implements AutoCloseable {
  private final Environment environment;
  private final Clock clock;
  private final ConnectionSource connections;

  /** Opens nothing yet. */
  TargetDatabase(Environment environment, Clock clock) {
    this.environment = environment;
    this.clock = clock;
    this.connections = new ConnectionSource(environment);
  }

  Environment environment() {
    return environment;
  }

  ConnectionSource connections() {
    return connections;
  }

  Dialect dialect() {
    return connections.dialect();
  }

  VersionTable versions() {
    return new VersionTable(dialect(), settings().versionTable());
  }

  HistoryStore history() {
    return new HistoryStore(dialect(), settings().historyTable());
  }

  /** The rows of the version table; empty where there is no such table yet. */
  Optional<List<String>> versionRows(Cancellation cancellation) {
    return reading(
            c ->
                versions().exists(c)
                    ? Optional.of(rows(c, cancellation))
                    : Optional.<List<String>>empty())
        .flatMap(found -> found);
  }

  /** The rows of the version table; none where there is no database yet. */
  List<String> rows(Cancellation cancellation) {
    return reading(c -> rows(c, cancellation)).orElse(List.of());
  }

  List<String> rows(Connection connection, Cancellation cancellation) {
    return new PlanRunner(runContext()).rows(connection, cancellation);
  }

  RunContext runContext() {
    return runContext(List.of());
  }

  /** What a run shares that these notes of its checks belong to. */
  RunContext runContext(List<String> notes) {
    return new RunContext(
        dialect(),
        versions(),
        history(),
        new RevisionBodies(dialect(), settings().bodyTable()),
        environment.guard().limits(),
        clock,
        connections::openAlone,
        notes);
  }

  private MigrationSettings settings() {
    return environment.migrations();
  }

  /** What {@code work} comes to; a database file that is not there is made. */
  <T> T writing(Function<Connection, T> work) {
    try (Connection connection = connections.open()) {
      return work.apply(connection);
    } catch (SQLException e) {
      throw connections.failedToClose(e);
    }
  }

  /** What {@code work} finds in the database; empty when there is none yet. */
  <T> Optional<T> reading(Function<Connection, T> work) {
    Optional<Connection> present = connections.openIfPresent();
    if (present.isEmpty()) {
      return Optional.empty();
    }
    try (Connection connection = present.get()) {
      return Optional.of(work.apply(connection));
    } catch (SQLException e) {
      throw connections.failedToClose(e);
    }
  }

  @Override
  public void close() {
    connections.close();
  }
}
