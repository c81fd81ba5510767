package dev.retort.revision;

import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The revisions between two places, and where a walk through them starts.
 *
 * @param members the revisions
 * @param heads the upper ends; they need not be members
 */
record Selection(BitSet members, BitSet heads) {
  /** What is missing at {@code current} to reach {@code targets}, dependencies included. */
  static Selection missing(RevisionGraph graph, int[] targets, BitSet current) {
    BitSet wanted = bits(targets);
    BitSet members = graph.topology().ancestors(wanted, true);
    members.andNot(graph.topology().ancestors(current, true));
    return new Selection(members, wanted);
  }

  /** What must go so that only {@code target} is left, of all that {@code rows} imply. */
  static Selection surplus(
      RevisionGraph graph, Lookup lookup, BitSet rows, Targets.Down target, boolean inclusive) {
    Topology topology = graph.topology();
    BitSet roots = roots(graph, target.revision(), inclusive);
    String label = target.label();
    if (label != null && roots.cardinality() > 1) {
      BitSet line = new BitSet();
      line.set(lookup.branch(label));
      roots.and(topology.ancestors(line, false));
      if (roots.isEmpty()) {
        throw new InvalidTargetException(
            label, "This is not a valid downgrade target from the current heads.");
      }
    }
    BitSet members = topology.descendants(roots, true);
    members.and(topology.ancestors(rows, true));
    return new Selection(members, rows);
  }

  /** The members, newest first. */
  int[] newestFirst(RevisionGraph graph) {
    return TopologicalOrder.newestFirst(graph.topology(), members, heads);
  }

  static BitSet bits(int[] numbers) {
    BitSet bits = new BitSet();
    IntStream.of(numbers).forEach(bits::set);
    return bits;
  }

  private static BitSet roots(RevisionGraph graph, int target, boolean inclusive) {
    BitSet roots = new BitSet();
    if (target == Lookup.BASE) {
      for (int i = 0; i < graph.topology().size(); i++) {
        roots.set(i, graph.at(i).isBase());
      }
    } else if (inclusive) {
      roots.set(target);
    } else {
      IntStream.of(graph.topology().children()[target]).forEach(roots::set);
    }
    return roots;
  }

  /** Throws if one of {@code revisions} is built on another. */
  static void requireApart(RevisionGraph graph, int[] revisions) {
    BitSet all = bits(revisions);
    if (all.cardinality() < 2) {
      return;
    }
    BitSet below = new BitSet();
    for (int revision : revisions) {
      IntStream.of(graph.topology().ordering()[revision]).forEach(below::set);
    }
    BitSet overlapping = graph.topology().ancestors(below, true);
    overlapping.and(all);
    if (!overlapping.isEmpty()) {
      String lower = graph.at(overlapping.nextSetBit(0)).id();
      throw new InvalidTargetException(
          lower,
          "Revision "
              + lower
              + " is asked for together with a revision that is built on it. Leave it out.");
    }
  }
}
