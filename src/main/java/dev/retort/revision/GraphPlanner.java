package dev.retort.revision;

import java.util.Collection;
import java.util.List;

/** Works out which revisions a command runs, in which order. Nothing to do is an empty list. */
public final class GraphPlanner {
  private final RevisionGraph graph;

  /** A planner for this graph. */
  public GraphPlanner(RevisionGraph graph) {
    this.graph = graph;
  }

  /** The steps from the rows {@code current} up to {@code spec}, dependencies included. */
  public List<GraphStep> upgrade(Collection<String> current, String spec) {
    throw new UnsupportedOperationException(spec + graph.heads());
  }

  /** The steps down to {@code spec}: what is applied of its descendants and their dependants. */
  public List<GraphStep> downgrade(Collection<String> current, String spec) {
    throw new UnsupportedOperationException(spec + graph.heads());
  }

  /**
   * The moves of the version table that stamping to {@code specs} takes.
   *
   * @param purge the caller empties the table before the first step, and {@code current} is ignored
   */
  public List<GraphStep> stamp(Collection<String> current, List<String> specs, boolean purge) {
    throw new UnsupportedOperationException(specs + "" + graph.heads());
  }
}
