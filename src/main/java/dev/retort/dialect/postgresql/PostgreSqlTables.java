package dev.retort.dialect.postgresql;

import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
