package dev.retort.service.run;

import dev.retort.config.TimeLimits;
import dev.retort.dialect.Dialect;
import dev.retort.history.HistoryStore;
import dev.retort.history.RevisionBodies;
import dev.retort.history.VersionTable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * What every run of an environment shares.
 *
 * @param dialect of the target database
 * @param versions the version table
 * @param history the history table
 * @param bodies the table that keeps what was run
 * @param limits of statements
 * @param clock tells when
 * @param lockTimeout the longest wait for the run's own lock
 * @param guardNotes what the checks before the run said, for the journal
 */
public record RunContext(
    Dialect dialect,
    VersionTable versions,
    HistoryStore history,
    RevisionBodies bodies,
    TimeLimits limits,
    Clock clock,
    Duration lockTimeout,
    List<String> guardNotes) {}
