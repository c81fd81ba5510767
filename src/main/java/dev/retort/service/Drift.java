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
   * @param kind what the subject is
   * @param subject the table, view or object
   * @param change what somebody did to the database, seen from how it should be
   * @param adoptSql statements for a revision that makes it official; empty if none can be written
   * @param revertSql statements that take it back; empty if none can be written
   * @param expected the subject as it should be, in SQL; empty where it should not be
   * @param live the subject as it is, in SQL; empty where it is not
   */
  public record Item(
      Kind kind,
      String subject,
      Change change,
      List<String> adoptSql,
      List<String> revertSql,
      String expected,
      String live) {
    public Item {
      adoptSql = List.copyOf(adoptSql);
      revertSql = List.copyOf(revertSql);
    }
  }

  /** What a difference is about. */
  public enum Kind {
    TABLE,
    VIEW,
    /** A sequence, trigger, function, type or the like. */
    OTHER
  }
}
