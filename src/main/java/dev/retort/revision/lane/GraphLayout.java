package dev.retort.revision.lane;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The rows, lanes and edges of a graph; immutable, and the same graph gives the same layout. */
public final class GraphLayout {
  private final List<GraphRow> rows;
  private final List<GraphEdge> edges;
  private final Map<String, Integer> rowById;
  private final EdgeIndex edgeIndex;
  private final int laneCount;

  private GraphLayout(RevisionGraph graph) {
    List<Revision> revisions = graph.newestFirst();
    rowById = new HashMap<>(revisions.size() * 2);
    for (int row = 0; row < revisions.size(); row++) {
      rowById.put(revisions.get(row).id(), row);
    }
    int[][] parents = new int[revisions.size()][];
    for (int row = 0; row < parents.length; row++) {
      parents[row] = below(row, graph.parents(revisions.get(row).id()));
    }
    LaneAssigner assigner = new LaneAssigner(parents);
    List<GraphRow> placed = new ArrayList<>(revisions.size());
    for (int row = 0; row < parents.length; row++) {
      Revision revision = revisions.get(row);
      placed.add(new GraphRow(revision, row, assigner.lanes[row], assigner.colours[row]));
    }
    rows = List.copyOf(placed);
    laneCount = assigner.laneCount;
    List<GraphEdge> all = new ArrayList<>(assigner.edges);
    addDependencies(graph, all);
    all.sort(Comparator.comparingInt(GraphEdge::childRow));
    edges = List.copyOf(all);
    edgeIndex = new EdgeIndex(edges, rows.size());
  }

  /**
   * Lays a graph out. Edges to revisions that do not exist, or on a cycle upwards, are left out.
   */
  public static GraphLayout of(RevisionGraph graph) {
    return new GraphLayout(graph);
  }

  /** All rows, newest first. */
  public List<GraphRow> rows() {
    return rows;
  }

  /** The number of lanes. */
  public int laneCount() {
    return laneCount;
  }

  /** The row of a revision. */
  public OptionalInt rowOf(String id) {
    Integer row = rowById.get(id);
    return row == null ? OptionalInt.empty() : OptionalInt.of(row);
  }

  /** All edges, by upper row; of one row those to parents first. */
  public List<GraphEdge> edges() {
    return edges;
  }

  /**
   * The edges that touch or cross rows {@code first} (inclusive) to {@code end} (exclusive). The
   * cost is that of what is returned, not that of the whole graph.
   */
  public List<GraphEdge> edgesCrossing(int first, int end) {
    return edgeIndex.crossing(Math.max(0, first), Math.min(end, rows.size()));
  }

  private int[] below(int row, List<Revision> revisions) {
    return revisions.stream()
        .mapToInt(r -> rowById.getOrDefault(r.id(), -1))
        .filter(other -> other > row)
        .toArray();
  }

  private void addDependencies(RevisionGraph graph, List<GraphEdge> all) {
    for (GraphRow row : rows) {
      String id = row.revision().id();
      List<Revision> parents = graph.parents(id);
      for (Revision dependency : graph.dependencies(id)) {
        int target = rowById.getOrDefault(dependency.id(), -1);
        if (target > row.index() && !parents.contains(dependency)) {
          int lane = rows.get(target).lane();
          all.add(new GraphEdge(row.index(), row.lane(), target, lane, lane, row.colour(), true));
        }
      }
    }
  }
}
