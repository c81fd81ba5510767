/**
 * What a database remembers of migrations: the version table, the history table, the lock of a run.
 * May import {@code error}, {@code sql}, {@code revision} and {@code dialect}. Entry types: {@link
 * dev.retort.history.VersionTable}, {@link dev.retort.history.HistoryStore} and {@link
 * dev.retort.history.RunLock}.
 */
@NullMarked
package dev.retort.history;

import org.jspecify.annotations.NullMarked;
