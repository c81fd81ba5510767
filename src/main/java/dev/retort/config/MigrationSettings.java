package dev.retort.config;

import dev.retort.sql.DialectId;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where the revisions are and how new ones are written.
 *
 * @param locations folders with revision files, absolute; new base revisions go to the first
 * @param fileTemplate the name of a new file without its ending, with {@code {seq}}, {@code
 *     {date}}, {@code {time}}, {@code {slug}}
 * @param dialects which sections a generated revision gets
 * @param versionTable the table that holds the applied heads
 * @param historyTable the table that records every run
 * @param timezone in which dates in file names are written
 * @param placeholders texts to be replaced in revision files, sorted by name
 */
public record MigrationSettings(
    List<Path> locations,
    String fileTemplate,
    List<DialectId> dialects,
    String versionTable,
    String historyTable,
    ZoneId timezone,
    Map<String, String> placeholders) {
  /** The folder beside the environment file that is used when none is named. */
  public static final String DEFAULT_LOCATION = "migrations/versions";

  /** For example {@code 003_20250829_1245_add_queue_tables}. */
  public static final String DEFAULT_FILE_TEMPLATE = "{seq}_{date}_{time}_{slug}";

  /** The name that Alembic uses, so that its databases can be taken over. */
  public static final String DEFAULT_VERSION_TABLE = "alembic_version";

  public static final String DEFAULT_HISTORY_TABLE = "retort_history";

  /** Copies the collections. */
  public MigrationSettings {
    locations = List.copyOf(locations);
    dialects = List.copyOf(dialects);
    placeholders = Collections.unmodifiableMap(new TreeMap<>(placeholders));
  }

  /** The table that keeps what was run. */
  public String bodyTable() {
    return historyTable + "_body";
  }

  /** The tables that are never part of a schema, since they are Retort's own. */
  public Set<String> ownTables() {
    return Set.of(versionTable, historyTable, bodyTable());
  }
}
