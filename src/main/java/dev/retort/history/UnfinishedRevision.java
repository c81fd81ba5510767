package dev.retort.history;

import dev.retort.history.HistoryEvent.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
          last.statement() > 0 && intents(last, newestFirst).findAny().isPresent()
              ? Optional.of(
                  new UnfinishedRevision(last, last.statement(), wasSent(last, newestFirst)))
              : Optional.empty();
      case DONE, REVERTED, ACCEPTED, GUARD -> Optional.empty();
    };
  }

  private static boolean wasSent(HistoryEvent last, List<HistoryEvent> newestFirst) {
    return intents(last, newestFirst).anyMatch(e -> e.statement() == last.statement());
  }

  private static Stream<HistoryEvent> intents(HistoryEvent last, List<HistoryEvent> newestFirst) {
    return newestFirst.stream()
        .filter(e -> e.outcome() == Outcome.INTENT)
        .filter(e -> e.run().equals(last.run()) && e.revision().equals(last.revision()));
  }
}
