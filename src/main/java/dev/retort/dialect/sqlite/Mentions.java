package dev.retort.dialect.sqlite;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which names occur in pieces of SQL; remembers what it has read. */
final class Mentions {
  private final Map<String, Set<String>> namesBySql = new HashMap<>();

  /** Whether {@code sql} has one of {@code names} as a word. */
  boolean any(String sql, Collection<String> names) {
    Set<String> found = namesBySql.computeIfAbsent(sql, Mentions::names);
    return names.stream().anyMatch(name -> found.contains(SqliteNames.key(name)));
  }

  boolean one(String sql, String name) {
    return namesBySql.computeIfAbsent(sql, Mentions::names).contains(SqliteNames.key(name));
  }

  private static Set<String> names(String sql) {
    Set<String> names = new HashSet<>();
    for (Token token : SqlTokenizer.tokens(sql)) {
      // SQLite takes a string for a name where only a name can stand.
      if (token.isName() || token.kind() == Token.Kind.STRING) {
        names.add(SqliteNames.key(token.value()));
      }
    }
    return names;
  }
}
