package dev.retort.schema;

import org.jspecify.annotations.Nullable;

/**
 * A check constraint.
 *
 * @param name constraint name, or null where none was given
 * @param expression SQL without outer brackets
 */
public record Check(@Nullable String name, String expression) {}
