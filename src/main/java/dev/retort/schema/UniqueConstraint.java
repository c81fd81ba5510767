package dev.retort.schema;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A unique constraint; a unique index is an {@link Index}.
 *
 * @param name constraint name, or null where none was given
 * @param columns in key order
 * @param deferrable the words after the constraint, for example {@code DEFERRABLE INITIALLY
 *     DEFERRED}, or null
 * @param options dialect's own attributes, as those of an {@link Index}
 */
public record UniqueConstraint(
    @Nullable String name,
    List<String> columns,
    @Nullable String deferrable,
    Map<String, String> options) {
  public UniqueConstraint {
    columns = List.copyOf(columns);
    options = Map.copyOf(options);
  }

  /** A constraint with no more than every database has. */
  public UniqueConstraint(
      @Nullable String name, List<String> columns, @Nullable String deferrable) {
    this(name, columns, deferrable, Map.of());
  }
}
