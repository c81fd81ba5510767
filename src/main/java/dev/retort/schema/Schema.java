package dev.retort.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The structure of one database; equality is value equality.
 *
 * <p>The version table and the history table of Retort are never part of it. Each map goes by name
 * (stored objects by {@link StoredObject#key()}) and is sorted by it.
 */
public record Schema(
    Map<String, Table> tables, Map<String, View> views, Map<String, StoredObject> objects) {

  private static final Schema EMPTY = new Schema(Map.of(), Map.of(), Map.of());

  public Schema {
    tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    views = Collections.unmodifiableMap(new TreeMap<>(views));
    objects = Collections.unmodifiableMap(new TreeMap<>(objects));
  }

  /** A database with nothing in it. */
  public static Schema empty() {
    return EMPTY;
  }

  /** A schema of tables only. */
  public static Schema ofTables(Collection<Table> tables) {
    return of(tables, java.util.List.of(), java.util.List.of());
  }

  /** A schema of these objects; of two with one name the later counts. */
  public static Schema of(
      Collection<Table> tables, Collection<View> views, Collection<StoredObject> objects) {
    Map<String, Table> tableMap = new TreeMap<>();
    tables.forEach(t -> tableMap.put(t.name(), t));
    Map<String, View> viewMap = new TreeMap<>();
    views.forEach(v -> viewMap.put(v.name(), v));
    Map<String, StoredObject> objectMap = new TreeMap<>();
    objects.forEach(o -> objectMap.put(o.key(), o));
    return new Schema(tableMap, viewMap, objectMap);
  }

  /** The table with exactly this name. */
  public Optional<Table> table(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return tables.isEmpty() && views.isEmpty() && objects.isEmpty();
  }
}
