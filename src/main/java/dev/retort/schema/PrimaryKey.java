package dev.retort.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The primary key of a table.
 *
 * @param name constraint name, or null where none was given
 * @param columns in key order
 */
public record PrimaryKey(@Nullable String name, List<String> columns) {
  public PrimaryKey {
    columns = List.copyOf(columns);
  }
}
