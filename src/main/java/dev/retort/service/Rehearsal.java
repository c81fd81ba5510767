package dev.retort.service;

import dev.retort.diff.Change;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a plan went on a scratch copy of the live schema, without its rows.
 *
 * @param digest of the plan that was rehearsed
 * @param statements each statement of the way there, with its time on empty tables
 * @param unexpectedThere what differs from what the revisions should build after the way there
 * @param unexpectedBack what differs from the start after the way back
 * @param noWayBack why the way back was not tried or broke off, or null
 * @param otherServer product and version of the server that it ran on, where that is not the
 *     database's; null where it is
 * @param leftOut what the copy lacks, because Retort does not understand it
 */
public record Rehearsal(
    String digest,
    List<Timed> statements,
    List<Change> unexpectedThere,
    List<Change> unexpectedBack,
    @Nullable String noWayBack,
    @Nullable String otherServer,
    List<String> leftOut) {
  public Rehearsal {
    statements = List.copyOf(statements);
    unexpectedThere = List.copyOf(unexpectedThere);
    unexpectedBack = List.copyOf(unexpectedBack);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * A statement and how long it took.
   *
   * @param revision whose statement it is
   * @param text its beginning, on one line
   */
  public record Timed(String revision, String text, Duration time) {}

  /** Whether both ways led where they should; a way back that is closed on purpose is no fault. */
  public boolean passes() {
    return unexpectedThere.isEmpty() && unexpectedBack.isEmpty();
  }
}
