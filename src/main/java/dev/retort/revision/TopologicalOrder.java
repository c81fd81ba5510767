package dev.retort.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Puts revisions newest first: each before what it is built on.
 *
 * <p>The walk keeps one position a branch and follows one branch as far as it can. It leaves a
 * branch for the first other one that must come before, and where a branch ends it goes on with the
 * one before it in the list. That is Alembic's order; finding out that a revision must wait costs
 * one count here, where there it takes the ancestors of every branch.
 */
final class TopologicalOrder {
  private final Topology topology;
  private final BitSet todo;
  private final BitSet inTips = new BitSet();
  private final int[] waitingFor;
  private final int[] stack;
  private final List<Integer> tips = new ArrayList<>();

  private TopologicalOrder(Topology topology, BitSet members) {
    this.topology = topology;
    this.todo = (BitSet) members.clone();
    this.waitingFor = new int[topology.size()];
    this.stack = new int[topology.size() + 1];
    for (int i = members.nextSetBit(0); i >= 0; i = members.nextSetBit(i + 1)) {
      for (int below : topology.ordering()[i]) {
        waitingFor[below]++;
      }
    }
  }

  /** The {@code members}, starting at those of the {@code heads} that are among them. */
  static int[] newestFirst(Topology topology, BitSet members, BitSet heads) {
    return new TopologicalOrder(topology, members).walk(heads);
  }

  private int[] walk(BitSet heads) {
    int[] order = new int[todo.cardinality()];
    int length = 0;
    BitSet starts = (BitSet) heads.clone();
    starts.and(todo);
    starts.stream().forEach(this::addTip);
    int at = 0;
    int jumps = 0;
    while (length < order.length) {
      if (tips.isEmpty()) {
        // What the heads do not reach, or a cycle: still shown, in some stable order.
        addTip(nextStart());
        at = 0;
      }
      int candidate = tips.get(at);
      int first = waitingFor[candidate] > 0 ? firstTipAbove(candidate) : -1;
      // Tips that wait for each other are on a cycle: one of them has to begin.
      if (first >= 0 && jumps <= tips.size()) {
        at = first;
        jumps++;
        continue;
      }
      jumps = 0;
      if (todo.get(candidate)) {
        order[length++] = candidate;
        todo.clear(candidate);
        for (int below : topology.ordering()[candidate]) {
          waitingFor[below]--;
        }
      }
      at = advance(at, candidate);
    }
    return order;
  }

  private void addTip(int revision) {
    tips.add(revision);
    inTips.set(revision);
  }

  /** Moves the tip on to what it is built on; the position to look at next. */
  private int advance(int at, int candidate) {
    inTips.clear(candidate);
    boolean replaced = false;
    for (int below : topology.ordering()[candidate]) {
      if (todo.get(below) && !inTips.get(below)) {
        inTips.set(below);
        if (replaced) {
          tips.add(below);
        } else {
          tips.set(at, below);
          replaced = true;
        }
      }
    }
    if (replaced) {
      return at;
    }
    tips.remove(at);
    return Math.max(at - 1, 0);
  }

  /** The first tip that is built on {@code revision} and not yet out, or -1. */
  private int firstTipAbove(int revision) {
    BitSet above = new BitSet();
    int depth = 0;
    stack[depth++] = revision;
    boolean found = false;
    while (depth > 0) {
      for (int next : topology.allChildren()[stack[--depth]]) {
        if (todo.get(next) && !above.get(next)) {
          above.set(next);
          found |= inTips.get(next) && next != revision;
          stack[depth++] = next;
        }
      }
    }
    if (found) {
      for (int i = 0; i < tips.size(); i++) {
        int tip = tips.get(i);
        if (tip != revision && above.get(tip)) {
          return i;
        }
      }
    }
    return -1;
  }

  private int nextStart() {
    for (int i = todo.nextSetBit(0); i >= 0; i = todo.nextSetBit(i + 1)) {
      if (waitingFor[i] == 0) {
        return i;
      }
    }
    return todo.nextSetBit(0);
  }
}
