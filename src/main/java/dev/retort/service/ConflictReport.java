package dev.retort.service;

import dev.retort.sql.DialectId;
import java.util.List;

/**
 * What two heads do to each other.
 *
 * @param left the first head
 * @param right the second head
 * @param base where their branches part; empty when they have nothing in common
 * @param conflicts what meets, the most serious first
 * @param orders what both orders lead to, for each dialect that could be tried
 */
public record ConflictReport(
    String left, String right, List<String> base, List<Conflict> conflicts, List<Order> orders) {
  public ConflictReport {
    base = List.copyOf(base);
    conflicts = List.copyOf(conflicts);
    orders = List.copyOf(orders);
  }

  /** Whether both orders lead to one schema wherever that was tried. */
  public boolean commutes() {
    return orders.stream().allMatch(o -> o.verdict() == Verdict.COMMUTES);
  }

  /** What two orders of two branches lead to. */
  public enum Verdict {
    /** The same schema. */
    COMMUTES,
    /** Two schemas. */
    DIFFERS,
    /** One branch cannot run after the other. */
    FAILS
  }

  /**
   * A verdict, found by running both orders in scratch databases.
   *
   * @param detail what differs or fails, in a sentence
   */
  public record Order(DialectId dialect, Verdict verdict, String detail) {}
}
