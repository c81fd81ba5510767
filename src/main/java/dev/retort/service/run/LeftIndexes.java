package dev.retort.service.run;

import dev.retort.service.PlanStep;
import dev.retort.service.RunListener;
import dev.retort.sql.DialectId;
import dev.retort.sql.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Takes away invalid indexes around the statements of a run that build indexes concurrently. */
final class LeftIndexes {
  private final DialectId dialect;
  private final Connection connection;
  private final StatementSender sender;
  private final RunListener listener;

  LeftIndexes(
      DialectId dialect, Connection connection, StatementSender sender, RunListener listener) {
    this.dialect = dialect;
    this.connection = connection;
    this.sender = sender;
    this.listener = listener;
  }

  /**
   * Takes away what an earlier try of a statement left, by whomever, and tells so; gives the names.
   */
  List<String> clear(PlanStep step, int index) throws SQLException {
    List<String> names = toDrop(step.statements().get(index));
    for (String name : names) {
      sender.sendBefore(step, drop(name));
    }
    if (!names.isEmpty()) {
      listener.invalidIndexesDropped(step, index, names);
    }
    return names;
  }

  /** Takes away what a failed statement left; a failure in that is added to {@code failure}. */
  void clearAfter(PlanStep step, int index, Exception failure) {
    try {
      for (String name : toDrop(step.statements().get(index))) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(drop(name));
        }
      }
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  /**
   * Whether a statement ended well because its index exists, which is invalid: another session had
   * begun to build it, and failed while the statement waited for that.
   */
  boolean foundOneInvalid(PlanStep step, int index) throws SQLException {
    SqlStatement statement = step.statements().get(index);
    return of(statement).filter(ConcurrentIndexing.Create.class::isInstance).isPresent()
        && !InvalidIndex.leftBy(dialect, connection, statement).isEmpty();
  }

  /** A DROP that is sent again does it itself. */
  private List<String> toDrop(SqlStatement statement) throws SQLException {
    return of(statement).filter(w -> !(w instanceof ConcurrentIndexing.Drop)).isPresent()
        ? InvalidIndex.leftBy(dialect, connection, statement)
        : List.of();
  }

  private Optional<ConcurrentIndexing> of(SqlStatement statement) {
    return dialect == DialectId.POSTGRESQL
        ? ConcurrentIndexingReader.read(statement.text())
        : Optional.empty();
  }

  private static String drop(String name) {
    return "DROP INDEX CONCURRENTLY IF EXISTS " + name;
  }
}
