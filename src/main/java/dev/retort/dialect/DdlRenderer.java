package dev.retort.dialect;

import dev.retort.diff.Change;
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
}
