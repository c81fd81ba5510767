package dev.retort.diff;

import dev.retort.schema.Schema;
import java.util.List;

/**
 * Applies changes to a schema value; pure.
 *
 * <p>A rename follows through keys, constraints, indexes and the expressions of its table; the text
 * of views and stored objects stays.
 */
public final class SchemaEditor {
  private SchemaEditor() {}

  /**
   * The schema after {@code changes}.
   *
   * @throws IllegalArgumentException if a change names something that is not there, or makes
   *     something that is there already
   */
  public static Schema apply(Schema schema, List<Change> changes) {
    SchemaEdit edit = new SchemaEdit(schema);
    changes.forEach(edit::apply);
    return edit.schema();
  }
}
