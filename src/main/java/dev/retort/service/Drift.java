package dev.retort.service;

import dev.retort.diff.Change;
import java.util.List;

/**
 * How a live schema differs from what it should be.
 *
 * @param against what it was compared with: {@code revisions} or {@code model}
 * @param revisions where the database stands
 * @param items each difference
 */
public record Drift(String against, List<String> revisions, List<Item> items) {
  public Drift {
    revisions = List.copyOf(revisions);
    items = List.copyOf(items);
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return items.isEmpty();
  }

  /**
   * One difference.
   *
   * @param subject the table, view or object
   * @param change what somebody did to the database, seen from how it should be
   * @param adoptSql statements for a revision that makes it official; empty if none can be written
   * @param revertSql statements that take it back; empty if none can be written
   */
  public record Item(String subject, Change change, List<String> adoptSql, List<String> revertSql) {
    public Item {
      adoptSql = List.copyOf(adoptSql);
      revertSql = List.copyOf(revertSql);
    }
  }
}
