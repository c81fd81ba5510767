package dev.retort.service.run;

import dev.retort.dialect.Dialect;
import dev.retort.history.HistoryEntry.Actor;
import dev.retort.history.HistoryStore;
import dev.retort.history.VersionTable;
import java.time.Clock;
import java.time.Duration;

/**
 * What every run of an environment shares.
 *
 * @param dialect of the target database
 * @param versions the version table
 * @param history the history table
 * @param clock tells when
 * @param actor who runs it, and where
 * @param lockTimeout the longest wait for the lock
 */
public record RunContext(
    Dialect dialect,
    VersionTable versions,
    HistoryStore history,
    Clock clock,
    Actor actor,
    Duration lockTimeout) {}
