package dev.retort.schema;

import java.util.Map;

/**
 * A view.
 *
 * @param name its name
 * @param sql the query, without {@code CREATE VIEW … AS} and without a semicolon
 * @param materialized whether its rows are stored; databases that can't do that have a plain view
 * @param options dialect's own attributes, for example {@code security}, {@code algorithm}
 */
public record View(String name, String sql, boolean materialized, Map<String, String> options) {
  public View {
    options = Map.copyOf(options);
  }

  /** A view without attributes of a dialect. */
  public View(String name, String sql, boolean materialized) {
    this(name, sql, materialized, Map.of());
  }

  /** A plain view. */
  public View(String name, String sql) {
    this(name, sql, false);
  }

  /** The same view, materialized or not. */
  public View withMaterialized(boolean newMaterialized) {
    return new View(name, sql, newMaterialized, options);
  }
}
