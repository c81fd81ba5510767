package dev.retort.dialect;

import dev.retort.diff.Change;
import dev.retort.schema.Index;
import dev.retort.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes as they are carried out where no two tables may have an index of one name, see {@link
 * IndexNamesakes}.
 *
 * @param first indexes that get another name before the changes
 * @param before the schema after that, with its indexes as they are called in the database
 * @param changes with indexes as they are called in the database
 * @param last indexes that get another name behind the changes
 * @param notes what a reader should know, by {@link #key}
 */
public record NamesakePlan(
    List<Renamed> first,
    Schema before,
    List<Change> changes,
    List<Renamed> last,
    Map<String, String> notes) {

  /**
   * An index that stays and is called otherwise.
   *
   * @param table what it is on at that time
   * @param index under the name that it has elsewhere, or null for that of a unique constraint
   */
  public record Renamed(String table, @Nullable Index index, String from, String to) {}

  public NamesakePlan {
    first = List.copyOf(first);
    changes = List.copyOf(changes);
    last = List.copyOf(last);
    notes = Map.copyOf(notes);
  }

  /** What a reader should know of the index of a table, as it is called in the database. */
  public Optional<String> note(String table, String index) {
    return Optional.ofNullable(notes.get(key(table, index)));
  }

  static String key(String table, String index) {
    return table + "\n" + index;
  }
}
