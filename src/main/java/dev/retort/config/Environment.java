package dev.retort.config;

import dev.retort.sql.DialectId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one environment file says, with its defaults filled in and its paths resolved.
 *
 * @param file the environment file, absolute
 * @param name what people call the environment; a file that gives none is named after itself
 * @param database where the target database is
 * @param migrations where the revisions are and how new ones are written
 * @param model the desired schema, or null when the file names none
 * @param include which tables count in a comparison
 * @param scratch where throw-away databases are made, or null for the dialect's own way
 * @param transaction how much of a run is one transaction, where DDL is transactional
 * @param guard what must be shown before something runs
 * @param lint how strictly revisions are judged
 */
public record Environment(
    Path file,
    String name,
    DatabaseSettings database,
    MigrationSettings migrations,
    @Nullable ModelSettings model,
    IncludeSettings include,
    @Nullable ScratchSettings scratch,
    TransactionMode transaction,
    GuardSettings guard,
    LintSettings lint) {
  /** The same with an SQLite database in memory, for trying its sections without a server. */
  public Environment inMemory() {
    return new Environment(
        file,
        name,
        new DatabaseSettings("jdbc:sqlite::memory:", null, null, null, Map.of(), database.pool()),
        migrations,
        model,
        include,
        null,
        transaction,
        guard,
        lint);
  }

  /** The same with another wait for other runs. */
  public Environment withRunLockTimeout(Duration wait) {
    return new Environment(
        file,
        name,
        database,
        migrations,
        model,
        include,
        scratch,
        transaction,
        guard.withLimits(guard.limits().withRunLock(wait)),
        lint);
  }

  /** The dialect that the database's address asks for. */
  public DialectId dialect() {
    return database.dialect();
  }
}
