package dev.retort.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys that an environment file may have, by the path of the group that they stand in. */
final class Keys {
  private static final Map<String, List<String>> BY_GROUP =
      Map.ofEntries(
          Map.entry(
              "",
              List.of(
                  "name",
                  "extends",
                  "database",
                  "migrations",
                  "model",
                  "include",
                  "scratch",
                  "transaction",
                  "guard",
                  "lint")),
          Map.entry(
              "database", List.of("url", "username", "password", "schema", "properties", "pool")),
          Map.entry("database.pool", List.of("maximum_size", "connection_timeout")),
          Map.entry(
              "migrations",
              List.of(
                  "locations",
                  "file_template",
                  "dialects",
                  "version_table",
                  "history_table",
                  "timezone",
                  "placeholders")),
          Map.entry("model", List.of("yaml", "jpa", "sql", "database", "revision")),
          Map.entry("model.jpa", List.of("classpath", "packages", "naming_strategy")),
          Map.entry("include", List.of("tables", "exclude_tables")),
          Map.entry("scratch", List.of("url", "username", "password")),
          Map.entry(
              "guard",
              List.of(
                  "level",
                  "lock_timeout",
                  "statement_timeout",
                  "lock_retries",
                  "run_lock_timeout",
                  "checks",
                  "window",
                  "approvers",
                  "backup")),
          Map.entry("guard.backup", List.of("folder", "command", "restore", "program", "proof")),
          Map.entry("lint", List.of("rules")));

  private Keys() {}

  /** The keys of a group in the order in which the documentation has them. */
  static List<String> of(String group) {
    return BY_GROUP.getOrDefault(group, List.of());
  }

  /** The key of a group that was probably meant, or the path of one that belongs elsewhere. */
  static Optional<String> nearest(String group, String key) {
    Optional<String> sibling = NearestName.of(key, of(group));
    if (sibling.isPresent()) {
      return sibling;
    }
    return BY_GROUP.keySet().stream()
        .sorted()
        .filter(other -> of(other).contains(key))
        .map(other -> path(other, key))
        .findFirst();
  }

  static String path(String group, String key) {
    return group.isEmpty() ? key : group + "." + key;
  }
}
