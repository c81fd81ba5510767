package dev.retort.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds revisions that come before themselves: the strong components of more than one member. */
final class Cycles {
  private final int[][] edges;
  private final int[] index;
  private final int[] low;
  private final int[] nextEdge;
  private final boolean[] onStack;
  private final int[] component;
  private final int[] path;
  private final List<int[]> found = new ArrayList<>();
  private int counter;
  private int componentSize;

  private Cycles(int[][] edges) {
    int size = edges.length;
    this.edges = edges;
    this.index = new int[size];
    this.low = new int[size];
    this.nextEdge = new int[size];
    this.onStack = new boolean[size];
    this.component = new int[size];
    this.path = new int[size];
  }

  /** Each cycle's members in load order; the cycles by their first member. */
  static List<int[]> of(int[][] edges) {
    Cycles cycles = new Cycles(edges);
    for (int i = 0; i < edges.length; i++) {
      if (cycles.index[i] == 0) {
        cycles.visit(i);
      }
    }
    cycles.found.sort((a, b) -> Integer.compare(a[0], b[0]));
    return cycles.found;
  }

  /** Tarjan's algorithm with the recursion on {@code path}, for chains of any length. */
  private void visit(int start) {
    int depth = 0;
    path[depth] = start;
    enter(start);
    while (depth >= 0) {
      int at = path[depth];
      if (nextEdge[at] < edges[at].length) {
        int target = edges[at][nextEdge[at]++];
        if (index[target] == 0) {
          path[++depth] = target;
          enter(target);
        } else if (onStack[target]) {
          low[at] = Math.min(low[at], index[target]);
        }
      } else {
        if (low[at] == index[at]) {
          close(at);
        }
        depth--;
        if (depth >= 0) {
          low[path[depth]] = Math.min(low[path[depth]], low[at]);
        }
      }
    }
  }

  private void enter(int revision) {
    index[revision] = ++counter;
    low[revision] = counter;
    onStack[revision] = true;
    component[componentSize++] = revision;
  }

  private void close(int root) {
    int end = componentSize;
    do {
      componentSize--;
      onStack[component[componentSize]] = false;
    } while (component[componentSize] != root);
    if (end - componentSize > 1) {
      int[] members = Arrays.copyOfRange(component, componentSize, end);
      Arrays.sort(members);
      found.add(members);
    }
  }
}
