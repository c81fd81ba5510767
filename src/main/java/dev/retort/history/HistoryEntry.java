package dev.retort.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the history table: what a run did to one revision.
 *
 * @param run identity of the run
 * @param position place within the run, from 0
 * @param revision what was run
 * @param direction upgrade, downgrade or stamp
 * @param statementIndex how many statements had ended when the row was written
 * @param statementCount how many there are
 * @param checksum of the revision file
 * @param actor account and machine
 * @param startedAt when the revision began
 * @param durationMillis how long it took
 * @param outcome how it ended
 * @param error the database's message, or null
 */
public record HistoryEntry(
    String run,
    int position,
    String revision,
    String direction,
    int statementIndex,
    int statementCount,
    String checksum,
    Actor actor,
    Instant startedAt,
    long durationMillis,
    Outcome outcome,
    @Nullable String error) {

  /** How a revision ended. */
  public enum Outcome {
    DONE,
    FAILED,
    CANCELLED
  }

  /**
   * Who ran it and where.
   *
   * @param who the account's name
   * @param host the machine's name
   */
  public record Actor(String who, String host) {}
}
