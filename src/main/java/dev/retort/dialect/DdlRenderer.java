package dev.retort.dialect;

import dev.retort.diff.Change;
import dev.retort.diff.DiffPolicy;
import dev.retort.diff.SchemaDiffer;
import dev.retort.schema.Schema;
import java.util.List;

/** Writes changes as statements of one dialect; pure. */
public interface DdlRenderer {
  /**
   * The statements that carry out {@code changes} in order, starting from {@code before}. Several
   * changes may share one statement, and one change may need several. Same input, same text.
   *
   * @param before the schema before the first change, in declared or read form
   */
  List<DdlStatement> render(List<Change> changes, Schema before);

  /**
   * The statements that build {@code schema} in an empty database of this dialect, as few as it
   * takes. They build what {@link #render} of the same tables, views and objects would build.
   */
  default List<DdlStatement> create(Schema schema) {
    return render(creation(schema), Schema.empty());
  }

  /** The changes from nothing to a schema. */
  static List<Change> creation(Schema schema) {
    return SchemaDiffer.diff(Schema.empty(), schema, DiffPolicy.EXACT, List.of()).changes();
  }
}
