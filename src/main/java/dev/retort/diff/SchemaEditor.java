package dev.retort.diff;

import dev.retort.schema.Schema;
import java.util.List;

/** Applies changes to a schema value; pure. */
public final class SchemaEditor {
  private SchemaEditor() {}

  /**
   * The schema after {@code changes}.
   *
   * @throws IllegalArgumentException if a change names something that is not there
   */
  public static Schema apply(Schema schema, List<Change> changes) {
    throw new UnsupportedOperationException("not yet");
  }
}
