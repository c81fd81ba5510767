package dev.retort.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unique constraint; a unique index is an {@link Index}.
 *
 * @param name constraint name, or null where none was given
 * @param columns in key order
 * @param deferrable the words after the constraint, for example {@code DEFERRABLE INITIALLY
 *     DEFERRED}, or null
 */
public record UniqueConstraint(
    @Nullable String name, List<String> columns, @Nullable String deferrable) {
  public UniqueConstraint {
    columns = List.copyOf(columns);
  }
}
