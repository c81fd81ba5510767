package dev.retort.service;

import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.List;

/**
 * What two heads do to each other.
 *
 * @param left the first head
 * @param right the second head
 * @param base where their branches part; empty when they have nothing in common
 * @param conflicts what meets, the most serious first
 * @param orders what both orders lead to, for each dialect that could be tried
 * @param untried the other dialects that the project has sections for
 */
public record ConflictReport(
    String left,
    String right,
    List<String> base,
    List<Conflict> conflicts,
    List<Order> orders,
    List<Untried> untried) {
  public ConflictReport {
    base = List.copyOf(base);
    conflicts = List.copyOf(conflicts);
    orders = List.copyOf(orders);
    untried = List.copyOf(untried);
  }

  /** Whether both orders lead to one schema wherever that was tried. */
  public boolean commutes() {
    return orders.stream().allMatch(o -> o.verdict() == Verdict.COMMUTES);
  }

  /** What a merge says of its branches in its own file, a sentence each. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    conflicts.forEach(c -> remarks.add(c.sentence()));
    orders.forEach(o -> remarks.add(on(o)));
    // Why not is a matter of this machine, and no part of the file's history.
    untried.forEach(u -> remarks.add(u.dialect().title() + " was not tried."));
    return List.copyOf(remarks);
  }

  /** What both orders lead to on one database, with the heads' names. */
  public String on(Order order) {
    return left + ", " + right + " on " + order.sentence();
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
  public record Order(DialectId dialect, Verdict verdict, String detail) {
    /** All of it as people read it. */
    public String sentence() {
      String text = dialect.title() + ": " + detail;
      return text.endsWith(".") ? text : text + ".";
    }
  }
}
