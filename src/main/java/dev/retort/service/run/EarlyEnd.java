package dev.retort.service.run;

import dev.retort.history.HistoryEvent.Outcome;
import dev.retort.history.RunLock;
import dev.retort.service.LeftBehind;
import dev.retort.service.PlanStep;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ends a run before its end: rolls back, records how it ended, and says what is left of it. */
final class EarlyEnd {
  private final RunContext context;
  private final Connection connection;
  private final DatabaseSession session;
  private final RunLock lock;
  private final Journal journal;
  private final StatementSender sender;
  private final RunTransaction transaction;

  EarlyEnd(
      RunContext context,
      Connection connection,
      RunLock lock,
      Journal journal,
      StatementSender sender,
      RunTransaction transaction) {
    this.context = context;
    this.connection = connection;
    this.session = new DatabaseSession(context.dialect().id(), connection);
    this.lock = lock;
    this.journal = journal;
    this.sender = sender;
    this.transaction = transaction;
  }

  /**
   * Of a run that had come to a step.
   *
   * @param byThemselves whether the step's statements commit by themselves
   * @param cause what goes wrong in ending it is added to this
   */
  LeftBehind inside(
      PlanStep step,
      boolean byThemselves,
      Outcome outcome,
      @Nullable String detail,
      Exception cause) {
    RunFailure failure =
        new RunFailure(
            step,
            byThemselves,
            sender.done(),
            sender.isUnderWay(),
            transaction.keptAnything(),
            transaction.keptRows());
    Exception unrecorded = end(step, outcome, String.valueOf(detail), cause);
    // A driver may tell of what it had closed first, and of the connection only the next time.
    boolean lost =
        Stream.concat(Stream.of(cause), Arrays.stream(cause.getSuppressed()))
            .flatMap(e -> Stream.iterate(e, Objects::nonNull, Throwable::getCause))
            .anyMatch(e -> e instanceof SQLException sql && session.isLost(sql));
    List<String> invalid = lost || !byThemselves ? List.of() : invalid(step, cause);
    return failure.leftBehind(lost, unrecorded, context.history().name(), invalid);
  }

  /** What the statement under way left and nobody could take away. */
  private List<String> invalid(PlanStep step, Exception cause) {
    if (!sender.isUnderWay() || sender.done() >= step.statements().size()) {
      return List.of();
    }
    try {
      return InvalidIndex.leftBy(
          context.dialect().id(), connection, step.statements().get(sender.done()));
    } catch (SQLException e) {
      cause.addSuppressed(e);
      return List.of();
    }
  }

  /** Of a run that had come to no step. */
  void before(Exception cause) {
    end(null, Outcome.FAILED, "", cause);
  }

  private @Nullable Exception end(
      @Nullable PlanStep step, Outcome outcome, String detail, Exception cause) {
    try {
      transaction.rollback();
      if (step != null) {
        lock.begin();
        context.history().create(connection);
        journal.ended(step, sender.done(), outcome, detail);
        journal.flush();
        context.dialect().commit(connection);
      }
      return null;
    } catch (SQLException | RuntimeException e) {
      cause.addSuppressed(e);
      rollback(cause);
      return e;
    }
  }

  /** Leaves no broken transaction behind, in which the session could not give up its lock. */
  private void rollback(Exception cause) {
    try {
      context.dialect().rollback(connection);
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
