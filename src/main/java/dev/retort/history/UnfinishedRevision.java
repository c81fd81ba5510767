package dev.retort.history;

import dev.retort.history.HistoryEvent.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A revision that stopped half-way where statements commit by themselves, as the history tells.
 *
 * @param last the last event about it
 * @param done how many of its statements are known to have ended well
 * @param sent whether the next one had been sent
 */
public record UnfinishedRevision(HistoryEvent last, int done, boolean sent) {

  /** Whether the statement after those that are done was sent, and nobody knows how it ended. */
  public boolean inFlight() {
    return last.outcome() == Outcome.INTENT;
  }

  /**
   * What the end of a history tells; statements that are rolled back with their transaction leave
   * no {@link Outcome#INTENT}, and so nothing unfinished. A try to go on that ended before it sent
   * anything leaves none either, and what it was to finish is as unfinished as before.
   *
   * @param newestFirst the events since the last that settled a revision, without guards
   */
  static Optional<UnfinishedRevision> of(List<HistoryEvent> newestFirst) {
    if (newestFirst.isEmpty()) {
      return Optional.empty();
    }
    HistoryEvent last = newestFirst.get(0);
    return switch (last.outcome()) {
      case INTENT -> Optional.of(new UnfinishedRevision(last, last.statement(), true));
      case STATEMENT -> Optional.of(new UnfinishedRevision(last, last.statement() + 1, false));
      case FAILED, CANCELLED -> ofEarlyEnd(last, newestFirst);
      case DONE, REVERTED, ACCEPTED, GUARD -> Optional.empty();
    };
  }

  private static Optional<UnfinishedRevision> ofEarlyEnd(
      HistoryEvent last, List<HistoryEvent> newestFirst) {
    if (last.statement() == 0) {
      return Optional.empty();
    }
    Predicate<HistoryEvent> ofThisRun = e -> e.run().equals(last.run());
    List<HistoryEvent> intents =
        newestFirst.stream()
            .filter(e -> e.outcome() == Outcome.INTENT)
            .filter(ofThisRun.and(e -> e.revision().equals(last.revision())))
            .toList();
    if (intents.isEmpty()) {
      return of(newestFirst.stream().filter(ofThisRun.negate()).toList());
    }
    boolean sent = intents.stream().anyMatch(e -> e.statement() == last.statement());
    return Optional.of(new UnfinishedRevision(last, last.statement(), sent));
  }
}
