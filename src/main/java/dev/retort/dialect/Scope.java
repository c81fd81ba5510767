package dev.retort.dialect;

import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What of a database is read.
 *
 * @param schema the schema or catalogue, or null for the connection's current one
 * @param tables accepts the names of tables that count
 * @param hidden tables that are never part of a schema: the version and the history table
 */
public record Scope(@Nullable String schema, Predicate<String> tables, Set<String> hidden) {
  public Scope {
    hidden = Set.copyOf(hidden);
  }

  /** Everything in the current schema. */
  public static Scope all() {
    return new Scope(null, name -> true, Set.of());
  }

  /** Whether a table counts. */
  public boolean includes(String table) {
    return !hidden.contains(table) && tables.test(table);
  }
}
