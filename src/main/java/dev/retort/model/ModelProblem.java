package dev.retort.model;

import dev.retort.error.SourcePosition;
import org.jspecify.annotations.Nullable;

/**
 * One mistake in a model.
 *
 * @param message what is wrong and what to do, without the position
 * @param position where it is
 * @param subject what it is about, as a path such as {@code tables.users.columns.id}, or null
 * @param nearest the valid name that was probably meant, or null
 */
public record ModelProblem(
    String message, SourcePosition position, @Nullable String subject, @Nullable String nearest) {
  /** {@code file:line:column: message}. */
  @Override
  public String toString() {
    return position + ": " + message;
  }
}
