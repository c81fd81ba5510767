package dev.retort.service.generate;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.ScratchDatabase;
import dev.retort.dialect.ThrowAway;
import dev.retort.error.Cancellation;
import dev.retort.error.SourcePosition;
import dev.retort.revision.Revision;
import dev.retort.service.LeftBehind;
import dev.retort.service.PlanStep;
import dev.retort.service.StatementFailedException;
import dev.retort.sql.SqlStatement;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** Runs steps in a scratch database as the runner does in the target database. */
final class StepRunner {
  private static final String SCRATCH_ONLY =
      "This happened in a scratch database; no other was touched.";

  /** A transaction ends after so many statements, since each object holds a lock until then. */
  private static final int BATCH = 200;

  /** The revision of steps that belong to none. */
  static final Revision NOBODY =
      new Revision("", List.of(), List.of(), List.of(), "", null, Path.of(""), List.of(), "");

  private final Dialect dialect;
  private final Cancellation cancellation;

  StepRunner(Dialect dialect, Cancellation cancellation) {
    this.dialect = dialect;
    this.cancellation = cancellation;
  }

  /** Runs steps that are known to be right together. */
  void replay(ScratchDatabase scratch, List<PlanStep> plan) {
    int start = 0;
    int statements = 0;
    for (int i = 0; i < plan.size(); i++) {
      statements += plan.get(i).statements().size();
      if (statements >= BATCH || i == plan.size() - 1) {
        run(scratch, plan.subList(start, i + 1));
        start = i + 1;
        statements = 0;
      }
    }
  }

  void run(ScratchDatabase scratch, List<PlanStep> plan) {
    run(scratch, plan, (step, statement, time) -> {});
  }

  /** As the runner does it: in a transaction, except for steps that refuse one. */
  void run(ScratchDatabase scratch, List<PlanStep> plan, ScratchSchemas.Follower follower) {
    Connection connection = scratch.connection();
    Position position = new Position();
    boolean open = false;
    try (Statement sender = connection.createStatement()) {
      for (PlanStep step : plan) {
        if (step.transactional() != open) {
          end(connection, open);
          open = step.transactional();
          if (open) {
            dialect.begin(connection);
          }
        }
        for (SqlStatement statement : step.statements()) {
          position.at(step.revision(), statement);
          long start = System.nanoTime();
          send(sender, statement.text());
          follower.ran(step, statement, Duration.ofNanos(System.nanoTime() - start));
        }
      }
      end(connection, open);
    } catch (SQLException e) {
      throw position.failure(e);
    }
  }

  /**
   * Sends a statement, which is broken off if the end is asked for: the database is thrown away.
   */
  private void send(Statement sender, String sql) throws SQLException {
    ThrowAway.call(cancellation, sender, () -> sender.execute(sql));
  }

  private void end(Connection connection, boolean open) throws SQLException {
    if (open) {
      dialect.commit(connection);
    }
  }

  /** The statement that was sent last. */
  private static final class Position {
    private Revision revision = NOBODY;
    private SqlStatement statement = new SqlStatement("", 0, true);

    void at(Revision newRevision, SqlStatement newStatement) {
      revision = newRevision;
      statement = newStatement;
    }

    StatementFailedException failure(SQLException cause) {
      return new StatementFailedException(
          revision,
          SourcePosition.of(revision.file(), statement.line()),
          statement.text(),
          cause,
          List.of(),
          LeftBehind.known(SCRATCH_ONLY));
    }
  }
}
