package dev.retort.service.run;

import dev.retort.history.HistoryEntry.Tail;
import dev.retort.history.HistoryEvent;
import dev.retort.history.HistoryEvent.Actor;
import dev.retort.history.HistoryEvent.Outcome;
import dev.retort.service.PlanStep;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Collects the history events of one run and writes those of a transaction in one batch. */
final class Journal {
  private final RunContext context;
  private final Connection connection;
  private final Actor actor;
  private final String run = UUID.randomUUID().toString();
  private final List<HistoryEvent> waiting = new ArrayList<>();
  private Tail kept;
  private Tail written;
  private Instant started;

  /** Of a run that holds the lock, so that nobody else appends. */
  Journal(RunContext context, Connection connection, Actor actor) {
    this.context = context;
    this.connection = connection;
    this.actor = actor;
    this.kept = context.history().tail(connection);
    this.written = kept;
    this.started = now();
  }

  private Instant now() {
    return context.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  void begin() {
    started = now();
  }

  /**
   * A statement that commits by itself is next.
   *
   * @param dropped invalid indexes that were dropped, so that it can be sent
   */
  void intent(PlanStep step, int statement, List<String> dropped) {
    String before =
        dropped.isEmpty()
            ? ""
            : "/* invalid, dropped before: " + String.join(", ", dropped) + " */ ";
    add(step, Outcome.INTENT, statement, before + step.statements().get(statement).summary(500));
  }

  /** A statement that commits by itself has ended well. */
  void statement(PlanStep step, int statement) {
    add(step, Outcome.STATEMENT, statement, null);
  }

  void ended(PlanStep step, int statements, Outcome outcome, @Nullable String detail) {
    add(step, outcome, statements, detail);
  }

  /** Something that concerns no revision. */
  void note(Outcome outcome, String detail) {
    waiting.add(new HistoryEvent(run, outcome, "", "", 0, 0, "", actor, now(), 0, detail));
  }

  private void add(PlanStep step, Outcome outcome, int statement, @Nullable String detail) {
    waiting.add(
        new HistoryEvent(
            run,
            outcome,
            step.revision().id(),
            step.graphStep().stamp() ? "stamp" : step.direction().id(),
            statement,
            step.statements().size(),
            step.revision().checksum(),
            actor,
            started,
            Duration.between(started, now()).toMillis(),
            detail));
  }

  /** Writes what waits, in the transaction that is open or else at once. */
  void flush() {
    written = context.history().append(connection, written, waiting);
    waiting.clear();
  }

  /** What was written is kept. */
  void committed() {
    kept = written;
  }

  /** What was written is gone, and what waits tells of work that is gone as well. */
  void rolledBack() {
    written = kept;
    waiting.clear();
  }
}
