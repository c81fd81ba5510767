package dev.retort.service;

import dev.retort.revision.Revision;
import dev.retort.service.JournalEntry.Origin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision that stopped half-way where statements commit by themselves, and what the database
 * says of each of its statements.
 *
 * @param run identity of the run that stopped
 * @param revision as it was run; its text comes from the database, so that it is there even when
 *     the file is gone or was changed
 * @param fileChanged whether the file is gone or says something else now
 * @param direction {@code upgrade} or {@code downgrade}
 * @param statements in their order
 * @param origin who ran it, and where
 * @param startedAt when the revision began
 * @param error the database's message, or null when the run just ended
 * @param evidence how the states were found, or why they could not be, in one or two sentences
 */
public record Interruption(
    String run,
    Revision revision,
    boolean fileChanged,
    String direction,
    List<StatementState> statements,
    Origin origin,
    Instant startedAt,
    @Nullable String error,
    String evidence) {
  public Interruption {
    statements = List.copyOf(statements);
  }

  /** Whether a statement took effect. */
  public enum State {
    DONE,
    NOT_DONE,
    /** Neither the history nor the structure of the database tells. */
    UNKNOWN
  }

  /**
   * A statement of the revision.
   *
   * @param index from 0
   * @param line of the revision's file
   * @param text as it was sent
   * @param state whether it took effect
   * @param reason why that is so, in a short phrase
   */
  public record StatementState(int index, int line, String text, State state, String reason) {}

  /** The same, without how it was found. */
  Interruption withoutEvidence() {
    return new Interruption(
        run, revision, fileChanged, direction, statements, origin, startedAt, error, "");
  }

  /** How many statements from the first on are done. */
  public int done() {
    int done = 0;
    while (done < statements.size() && statements.get(done).state() == State.DONE) {
      done++;
    }
    return done;
  }

  /** Whether every state is certain. */
  public boolean isCertain() {
    return statements.stream().noneMatch(s -> s.state() == State.UNKNOWN);
  }
}
