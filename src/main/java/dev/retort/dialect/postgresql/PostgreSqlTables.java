package dev.retort.dialect.postgresql;

import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Writes the attributes of tables that only PostgreSQL has. */
final class PostgreSqlTables {
  /** How the keys of PostgreSQL's own attributes begin. */
  static final String PREFIX = "postgresql.";

  /** Not in the write-ahead log. */
  static final String UNLOGGED = PREFIX + "unlogged";

  /** Storage parameters, as {@code fillfactor=70, …}. */
  static final String WITH = PREFIX + "with";

  /** How rows are spread over partitions, as {@code RANGE (created_at)}. */
  static final String PARTITION_BY = PREFIX + "partition_by";

  /** What stands behind the columns of the primary key, as {@code INCLUDE (name) DEFERRABLE}. */
  static final String PRIMARY_KEY = PREFIX + "primary_key";

  /** Policies say which rows may be seen. */
  static final String ROW_SECURITY = PREFIX + "row_security";

  /** They do so for the owner as well. */
  static final String FORCE_ROW_SECURITY = PREFIX + "force_row_security";

  /** What replication tells of an old row: {@code FULL} or {@code NOTHING}. */
  static final String REPLICA_IDENTITY = PREFIX + "replica_identity";

  private PostgreSqlTables() {}

  /** What stands before the word TABLE. */
  static String before(Table table) {
    return table.options().containsKey(UNLOGGED) ? "UNLOGGED " : "";
  }

  /** What stands after the closing bracket. */
  static String after(Table table) {
    String partition = table.options().get(PARTITION_BY);
    String with = table.options().get(WITH);
    return (partition == null ? "" : " PARTITION BY " + partition)
        + (with == null ? "" : " WITH (" + with + ")");
  }

  /** The actions of ALTER TABLE that lead from one set of attributes to another. */
  static List<String> actions(Map<String, String> from, Map<String, String> to) {
    List<String> actions = new ArrayList<>();
    if (from.containsKey(UNLOGGED) != to.containsKey(UNLOGGED)) {
      actions.add(to.containsKey(UNLOGGED) ? "SET UNLOGGED" : "SET LOGGED");
    }
    if (from.containsKey(ROW_SECURITY) != to.containsKey(ROW_SECURITY)) {
      actions.add((to.containsKey(ROW_SECURITY) ? "ENABLE" : "DISABLE") + " ROW LEVEL SECURITY");
    }
    if (from.containsKey(FORCE_ROW_SECURITY) != to.containsKey(FORCE_ROW_SECURITY)) {
      boolean force = to.containsKey(FORCE_ROW_SECURITY);
      actions.add((force ? "FORCE" : "NO FORCE") + " ROW LEVEL SECURITY");
    }
    String identity = to.getOrDefault(REPLICA_IDENTITY, "DEFAULT");
    if (!identity.equals(from.getOrDefault(REPLICA_IDENTITY, "DEFAULT"))) {
      actions.add("REPLICA IDENTITY " + identity);
    }
    Map<String, String> old = parameters(from.get(WITH));
    Map<String, String> wanted = parameters(to.get(WITH));
    List<String> gone = old.keySet().stream().filter(k -> !wanted.containsKey(k)).toList();
    if (!gone.isEmpty()) {
      actions.add("RESET (" + String.join(", ", gone) + ")");
    }
    List<String> set =
        wanted.entrySet().stream()
            .filter(e -> !e.getValue().equals(old.get(e.getKey())))
            .map(e -> e.getKey() + "=" + e.getValue())
            .toList();
    if (!set.isEmpty()) {
      actions.add("SET (" + String.join(", ", set) + ")");
    }
    return actions;
  }

  /** The actions that give a new table what CREATE TABLE has no words for. */
  static List<String> actionsAfterCreation(Table table) {
    Map<String, String> written = new TreeMap<>(table.options());
    written.keySet().removeAll(Set.of(ROW_SECURITY, FORCE_ROW_SECURITY, REPLICA_IDENTITY));
    return actions(written, table.options());
  }

  /** Whether a difference would need the table to be made anew. */
  static boolean needsNewTable(Map<String, String> from, Map<String, String> to) {
    return !Objects.equals(from.get(PARTITION_BY), to.get(PARTITION_BY));
  }

  private static Map<String, String> parameters(@org.jspecify.annotations.Nullable String text) {
    Map<String, String> found = new TreeMap<>();
    if (text != null) {
      Arrays.stream(text.split(","))
          .map(p -> p.strip().split("=", 2))
          .forEach(p -> found.put(p[0], p.length == 1 ? "true" : p[1]));
    }
    return found;
  }
}
