package dev.retort.history;

import dev.retort.history.HistoryEvent.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * A revision that stopped half-way where statements commit by themselves, as the history tells.
 *
 * @param last the last event about it
 * @param done how many of its statements are known to have ended well
 * @param inFlight whether the next one had been sent, and nobody knows how it ended
 */
public record UnfinishedRevision(HistoryEvent last, int done, boolean inFlight) {

  /**
   * What the end of a history tells; statements that are rolled back with their transaction leave
   * no {@link Outcome#INTENT}, and so nothing unfinished.
   *
   * @param newestFirst at least the events of the last revision that was touched, without guards
   */
  static Optional<UnfinishedRevision> of(List<HistoryEvent> newestFirst) {
    if (newestFirst.isEmpty()) {
      return Optional.empty();
    }
    HistoryEvent last = newestFirst.get(0);
    return switch (last.outcome()) {
      case INTENT -> Optional.of(new UnfinishedRevision(last, last.statement(), true));
      case STATEMENT -> Optional.of(new UnfinishedRevision(last, last.statement() + 1, false));
      case FAILED, CANCELLED ->
          last.statement() > 0 && newestFirst.stream().anyMatch(e -> isIntentOf(last, e))
              ? Optional.of(new UnfinishedRevision(last, last.statement(), false))
              : Optional.empty();
      case DONE, REVERTED, ACCEPTED, GUARD -> Optional.empty();
    };
  }

  private static boolean isIntentOf(HistoryEvent last, HistoryEvent event) {
    return event.outcome() == Outcome.INTENT
        && event.run().equals(last.run())
        && event.revision().equals(last.revision());
  }
}
