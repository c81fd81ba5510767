package dev.retort.revision;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.stream.IntStream;

/** The edges of a graph between the numbers of its revisions, which are their load order. */
final class Topology {
  private static final int[] NONE = {};

  private final int[][] down;
  private final int[][] dependencies;
  private final int[][] ordering;
  private final int[][] children;
  private final int[][] dependants;
  private final int[][] allChildren;

  private Topology(int[][] down, int[][] dependencies, int[][] all) {
    this.down = down;
    this.dependencies = dependencies;
    this.children = reversed(down);
    this.dependants = reversed(dependencies);
    this.allChildren = reversed(all);
    this.ordering = withoutInherited(down, dependencies, children, dependants);
  }

  static Topology of(int[][] down, int[][] dependencies) {
    int size = down.length;
    int[][] all = new int[size][];
    for (int i = 0; i < size; i++) {
      all[i] = union(down[i], dependencies[i]);
    }
    return new Topology(down, dependencies, all);
  }

  /** Parents that exist. */
  int[][] down() {
    return down;
  }

  /** Resolved {@code depends_on}. */
  int[][] dependencies() {
    return dependencies;
  }

  /** What must be applied before: parents, and dependencies that no ancestor has too. */
  int[][] ordering() {
    return ordering;
  }

  /** Whose parent a revision is. */
  int[][] children() {
    return children;
  }

  /** Who depends on a revision. */
  int[][] dependants() {
    return dependants;
  }

  /** Children and dependants. */
  int[][] allChildren() {
    return allChildren;
  }

  int size() {
    return down.length;
  }

  /** {@code seeds} and everything below them. */
  BitSet ancestors(BitSet seeds, boolean withDependencies) {
    return reach(seeds, withDependencies ? ordering : down);
  }

  /** {@code seeds} and everything above them. */
  BitSet descendants(BitSet seeds, boolean withDependencies) {
    return reach(seeds, withDependencies ? allChildren : children);
  }

  static BitSet reach(BitSet seeds, int[][] edges) {
    BitSet seen = (BitSet) seeds.clone();
    int[] stack = new int[edges.length];
    int depth = 0;
    for (int i = seeds.nextSetBit(0); i >= 0; i = seeds.nextSetBit(i + 1)) {
      stack[depth++] = i;
    }
    while (depth > 0) {
      for (int next : edges[stack[--depth]]) {
        if (!seen.get(next)) {
          seen.set(next);
          stack[depth++] = next;
        }
      }
    }
    return seen;
  }

  private static int[] union(int[] first, int[] second) {
    if (second.length == 0) {
      return first;
    }
    return IntStream.concat(IntStream.of(first), IntStream.of(second)).distinct().toArray();
  }

  private static int[][] reversed(int[][] edges) {
    int[] counts = new int[edges.length];
    for (int[] targets : edges) {
      for (int target : targets) {
        counts[target]++;
      }
    }
    int[][] reversed = new int[edges.length][];
    for (int i = 0; i < edges.length; i++) {
      reversed[i] = counts[i] == 0 ? NONE : new int[counts[i]];
    }
    int[] used = new int[edges.length];
    for (int i = 0; i < edges.length; i++) {
      for (int target : edges[i]) {
        reversed[target][used[target]++] = i;
      }
    }
    return reversed;
  }

  /**
   * Leaves out a dependency that an ancestor has already. Only what several depend on can be such;
   * everybody else is passed over.
   */
  private static int[][] withoutInherited(
      int[][] down, int[][] dependencies, int[][] children, int[][] dependants) {
    int[][] own = dependencies.clone();
    for (int target = 0; target < down.length; target++) {
      if (dependants[target].length > 1) {
        BitSet above = properDescendants(dependants[target], children);
        int dropped = target;
        for (int dependant : dependants[target]) {
          if (above.get(dependant)) {
            own[dependant] = IntStream.of(own[dependant]).filter(d -> d != dropped).toArray();
          }
        }
      }
    }
    int[][] ordering = new int[down.length][];
    for (int i = 0; i < down.length; i++) {
      ordering[i] = union(down[i], own[i]);
    }
    return ordering;
  }

  private static BitSet properDescendants(int[] seeds, int[][] children) {
    BitSet seen = new BitSet(children.length);
    ArrayDeque<Integer> todo = new ArrayDeque<>();
    IntStream.of(seeds).forEach(todo::add);
    while (!todo.isEmpty()) {
      for (int child : children[todo.poll()]) {
        if (!seen.get(child)) {
          seen.set(child);
          todo.add(child);
        }
      }
    }
    return seen;
  }
}
