package dev.retort.service.generate;

import dev.retort.config.Environment;
import dev.retort.config.GuardLevel;
import dev.retort.config.ScratchSettings;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.IntrospectionException;
import dev.retort.dialect.Scope;
import dev.retort.dialect.ScratchDatabase;
import dev.retort.dialect.ScratchRequest;
import dev.retort.error.Cancellation;
import dev.retort.error.SourcePosition;
import dev.retort.schema.Schema;
import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanStep;
import dev.retort.service.StatementFailedException;
import dev.retort.service.connection.ConnectionSource;
import dev.retort.sql.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Builds schemas in scratch databases of the environment's dialect and reads them back. */
final class Replay {
  private static final String UNTOUCHED =
      "This was a scratch database; the real one was not touched. Mend the revision file.";

  private final Environment environment;
  private final Dialect dialect;
  private final List<MigrationPlan> plans;
  private final Cancellation cancellation;

  /** {@code plans} lead from nothing to the parents of the revision that is to come. */
  Replay(Environment environment, List<MigrationPlan> plans, Cancellation cancellation) {
    this.environment = environment;
    this.dialect = Dialect.of(environment.dialect());
    this.plans = plans;
    this.cancellation = cancellation;
  }

  Dialect dialect() {
    return dialect;
  }

  /** What reads or builds something in a scratch database. */
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /** Runs {@code work} in an empty scratch database. */
  <T> T inScratch(Work<T> work) {
    try (ScratchDatabase scratch = dialect.openScratch(request())) {
      return work.with(scratch.connection());
    } catch (SQLException e) {
      throw new IntrospectionException("a scratch database", e);
    }
  }

  /** Runs the revision files in an empty database. */
  void replay(Connection connection) throws SQLException {
    Set<String> done = new HashSet<>();
    dialect.begin(connection);
    try (Statement statement = connection.createStatement()) {
      for (MigrationPlan plan : plans) {
        for (PlanStep step : plan.steps()) {
          if (done.add(step.revision().id())) {
            run(statement, step);
          }
        }
      }
    }
    dialect.commit(connection);
  }

  private void run(Statement statement, PlanStep step) {
    cancellation.throwIfRequested();
    for (SqlStatement sql : step.statements()) {
      try {
        statement.execute(sql.text());
      } catch (SQLException e) {
        SourcePosition position = SourcePosition.of(step.revision().file(), sql.line());
        throw new StatementFailedException(step.revision(), position, sql.text(), e, UNTOUCHED);
      }
    }
  }

  /** Runs statements in one transaction. */
  void run(Connection connection, List<String> statements) throws SQLException {
    dialect.begin(connection);
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        cancellation.throwIfRequested();
        statement.execute(sql);
      }
      dialect.commit(connection);
    } catch (SQLException e) {
      dialect.rollback(connection);
      throw e;
    }
  }

  /**
   * What the database holds now, without Retort's own tables and those left out by the environment.
   */
  Schema read(Connection connection) {
    Set<String> hidden =
        Set.of(environment.migrations().versionTable(), environment.migrations().historyTable());
    return dialect
        .introspector()
        .read(connection, new Scope(null, environment.include()::includes, hidden));
  }

  private ScratchRequest request() {
    ScratchSettings settings = environment.scratch();
    boolean beside = environment.guard().level() != GuardLevel.PROTECTED;
    return new ScratchRequest(
        settings == null ? null : settings.url(),
        beside ? environment.database().url() : null,
        ConnectionSource.driverProperties(environment));
  }
}
