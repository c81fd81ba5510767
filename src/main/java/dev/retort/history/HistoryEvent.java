package dev.retort.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a run did, before it has a place in the history table.
 *
 * @param run identity of the run
 * @param outcome what kind of event
 * @param revision what it is about; empty for events of the whole run
 * @param direction upgrade, downgrade or stamp; empty for events of the whole run
 * @param statement for {@link Outcome#INTENT} and {@link Outcome#STATEMENT} the statement's place
 *     within the revision, from 0; else how many had ended
 * @param statementCount how many statements the revision has
 * @param checksum of the revision file; empty for events of the whole run
 * @param actor who ran it, and where
 * @param startedAt when it began
 * @param durationMillis how long it took
 * @param detail the statement, the database's message or a person's reason; null for none
 */
public record HistoryEvent(
    String run,
    Outcome outcome,
    String revision,
    String direction,
    int statement,
    int statementCount,
    String checksum,
    Actor actor,
    Instant startedAt,
    long durationMillis,
    @Nullable String detail) {

  /** What kind of event. */
  public enum Outcome {
    /** A statement that commits by itself is about to be sent. */
    INTENT,
    /** A statement that commits by itself has ended well. */
    STATEMENT,
    /** A revision has ended well. */
    DONE,
    /** A revision ended with an error. */
    FAILED,
    /** A revision was ended by a person. */
    CANCELLED,
    /** A revision that had stopped half-way was taken back. */
    REVERTED,
    /** A person said what state a revision that had stopped half-way is in. */
    ACCEPTED,
    /** A guard was asked before the run. */
    GUARD;

    /** Whether a revision is no longer half-way after it. */
    public boolean settles() {
      return this == DONE || this == REVERTED || this == ACCEPTED;
    }
  }

  /**
   * Who ran it and where.
   *
   * @param who the account's name
   * @param host the machine's name
   * @param process the operating system's number of the process
   * @param session the database's number of the session, or empty
   */
  public record Actor(String who, String host, long process, String session) {
    /** The same, in this session of the database. */
    public Actor inSession(String id) {
      return new Actor(who, host, process, id);
    }
  }
}
