package dev.retort.revision.lane;

import java.util.ArrayList;
import java.util.List;

/** Answers which edges a few rows need: each block of rows knows the edges that enter it. */
final class EdgeIndex {
  private static final int BLOCK = 64;

  private final List<GraphEdge> edges;
  private final int[] firstEdgeOfRow;
  private final List<List<GraphEdge>> entering = new ArrayList<>();

  /** {@code edges} are sorted by upper row. */
  EdgeIndex(List<GraphEdge> edges, int rows) {
    this.edges = edges;
    this.firstEdgeOfRow = new int[rows + 1];
    for (GraphEdge edge : edges) {
      firstEdgeOfRow[edge.childRow() + 1]++;
    }
    for (int row = 0; row < rows; row++) {
      firstEdgeOfRow[row + 1] += firstEdgeOfRow[row];
    }
    for (int block = 0; block <= rows / BLOCK; block++) {
      entering.add(new ArrayList<>(4));
    }
    for (GraphEdge edge : edges) {
      for (int block = edge.childRow() / BLOCK + 1; block * BLOCK <= edge.parentRow(); block++) {
        entering.get(block).add(edge);
      }
    }
  }

  List<GraphEdge> crossing(int first, int end) {
    List<GraphEdge> found = new ArrayList<>();
    if (first >= end) {
      return found;
    }
    for (GraphEdge edge : entering.get(first / BLOCK)) {
      if (edge.parentRow() >= first) {
        found.add(edge);
      }
    }
    int from = firstEdgeOfRow[first / BLOCK * BLOCK];
    for (int i = from; i < firstEdgeOfRow[end]; i++) {
      if (edges.get(i).parentRow() >= first) {
        found.add(edges.get(i));
      }
    }
    return found;
  }
}
