package dev.retort.history;

import java.time.Duration;

/**
 * A session with a server, as the server tells of it.
 *
 * @param id the server's number of it
 * @param account who opened it, and from where
 * @param statement what it is running; empty when it runs nothing
 * @param time for how long it has been running that, or nothing
 */
public record ServerSession(String id, String account, String statement, Duration time) {
  /** Number, account, statement and time, in one line. */
  public String describe() {
    return "session "
        + id
        + " ("
        + account
        + "), "
        + (statement.isEmpty() ? "idle" : "running '" + statement.strip() + "'")
        + " for "
        + time.toSeconds()
        + " s";
  }
}
