package dev.retort.schema;

/**
 * A view.
 *
 * @param name its name
 * @param sql the query, without {@code CREATE VIEW … AS} and without a semicolon
 * @param materialized whether its rows are stored; databases that can't do that have a plain view
 */
public record View(String name, String sql, boolean materialized) {
  /** A plain view. */
  public View(String name, String sql) {
    this(name, sql, false);
  }

  /** The same view, materialized or not. */
  public View withMaterialized(boolean newMaterialized) {
    return new View(name, sql, newMaterialized);
  }
}
