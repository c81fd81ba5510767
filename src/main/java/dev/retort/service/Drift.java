package dev.retort.service;

import dev.retort.diff.Change;
import java.util.List;
import java.util.Map;

/**
 * How a live schema differs from what it should be.
 *
 * @param against what it was compared with: {@code revisions} or {@code model}
 * @param revisions where the database stands
 * @param items each difference
 * @param objects both ways out for all the differences of an object together, by its name
 * @param whole both ways out for all of it
 */
public record Drift(
    String against,
    List<String> revisions,
    List<Item> items,
    Map<String, Ways> objects,
    Ways whole) {
  public Drift {
    revisions = List.copyOf(revisions);
    items = List.copyOf(items);
    objects = Map.copyOf(objects);
  }

  /**
   * Two ways out of some differences; each is a script of its own, and those of two items do not
   * add up, since both may have to take one view out of the way.
   *
   * @param adopt statements for a revision that makes them official; empty if none can be written
   * @param revert statements that take them back; empty if none can be written
   */
  public record Ways(List<String> adopt, List<String> revert) {
    public Ways {
      adopt = List.copyOf(adopt);
      revert = List.copyOf(revert);
    }
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
   * @param ways for this difference alone
   * @param expected the subject as it should be, in SQL; empty where it should not be
   * @param live the subject as it is, in SQL; empty where it is not
   */
  public record Item(
      Kind kind, String subject, Change change, Ways ways, String expected, String live) {}

  /** What a difference is about. */
  public enum Kind {
    TABLE,
    VIEW,
    /** A sequence, trigger, function, type or the like. */
    OTHER
  }
}
