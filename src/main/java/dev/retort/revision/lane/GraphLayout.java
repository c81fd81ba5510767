package dev.retort.revision.lane;

import dev.retort.revision.RevisionGraph;
import java.util.List;
import java.util.OptionalInt;

/** The rows, lanes and edges of a graph; immutable, and the same graph gives the same layout. */
public final class GraphLayout {
  private GraphLayout() {}

  /** Lays a graph out. */
  public static GraphLayout of(RevisionGraph graph) {
    throw new UnsupportedOperationException(graph.heads().toString());
  }

  /** All rows, newest first. */
  public List<GraphRow> rows() {
    throw new UnsupportedOperationException();
  }

  /** The number of lanes. */
  public int laneCount() {
    throw new UnsupportedOperationException();
  }

  /** The row of a revision. */
  public OptionalInt rowOf(String id) {
    throw new UnsupportedOperationException(id);
  }

  /** All edges, by upper row. */
  public List<GraphEdge> edges() {
    throw new UnsupportedOperationException();
  }

  /** The edges that touch or cross rows {@code first} (inclusive) to {@code end} (exclusive). */
  public List<GraphEdge> edgesCrossing(int first, int end) {
    throw new UnsupportedOperationException(first + " " + end);
  }
}
