package dev.retort.schema;

/**
 * A view.
 *
 * @param name its name
 * @param sql the query, without {@code CREATE VIEW … AS} and without a semicolon
 */
public record View(String name, String sql) {}
