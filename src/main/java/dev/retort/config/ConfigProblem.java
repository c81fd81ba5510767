package dev.retort.config;

import dev.retort.error.SourcePosition;
import org.jspecify.annotations.Nullable;

/**
 * One mistake in an environment file.
 *
 * @param message what is wrong and what to do, without the position and without secrets
 * @param position where it is; the parent's file for a key that was inherited
 * @param key the key that it is about, as a path such as {@code database.pool}, or null
 * @param nearest the valid key or value that was probably meant, or null
 */
public record ConfigProblem(
    String message, SourcePosition position, @Nullable String key, @Nullable String nearest) {
  /** {@code file:line:column: message}. */
  @Override
  public String toString() {
    return position + ": " + message;
  }
}
