package dev.retort.service.run;

import dev.retort.history.HistoryEntry;
import dev.retort.history.HistoryEntry.Outcome;
import dev.retort.service.PlanStep;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Collects the history entries of one run and writes those of a transaction in one batch. */
final class Journal {
  private final RunContext context;
  private final Connection connection;
  private final String run = UUID.randomUUID().toString();
  private final List<HistoryEntry> waiting = new ArrayList<>();
  private Instant started;
  private int position;

  Journal(RunContext context, Connection connection) {
    this.context = context;
    this.connection = connection;
    this.started = context.clock().instant();
  }

  void begin() {
    started = context.clock().instant();
  }

  void done(PlanStep step, int statements) {
    ended(step, statements, Outcome.DONE, null);
  }

  void ended(PlanStep step, int statements, Outcome outcome, @Nullable String error) {
    waiting.add(
        new HistoryEntry(
            run,
            position++,
            step.revision().id(),
            step.graphStep().stamp() ? "stamp" : step.direction().id(),
            statements,
            step.statements().size(),
            step.revision().checksum(),
            context.actor(),
            started,
            Duration.between(started, context.clock().instant()).toMillis(),
            outcome,
            error));
  }

  /** Writes what waits. */
  void flush() {
    context.history().append(connection, waiting);
    waiting.clear();
  }

  /** Drops what waits, since the work it tells of was rolled back. */
  void forget() {
    waiting.clear();
  }
}
