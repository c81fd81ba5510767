package dev.retort.history;

import dev.retort.dialect.Dialect;
import dev.retort.history.HistoryEvent.Actor;
import java.sql.Connection;
import java.util.function.Supplier;

/**
 * What a run locks, and who runs.
 *
 * @param dialect of the target database
 * @param versionTable what the run will change; runs on different version tables do not meet
 * @param history where a holder can be looked up who has begun already
 * @param runner who wants the lock
 * @param connections opens a connection for the lock alone, outside of any pool
 */
public record LockTarget(
    Dialect dialect,
    String versionTable,
    HistoryStore history,
    Actor runner,
    Supplier<Connection> connections) {}
