package dev.retort.revision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one step does to the rows of the version table. Each delete and the update must hit exactly
 * one row.
 *
 * @param deletes rows that go, first
 * @param update the row that becomes another, or null
 * @param inserts rows that come
 */
public record VersionChange(List<String> deletes, @Nullable Move update, List<String> inserts) {
  /** A row that changes from one id to another. */
  public record Move(String from, String to) {}

  public VersionChange {
    deletes = List.copyOf(deletes);
    inserts = List.copyOf(inserts);
  }
}
