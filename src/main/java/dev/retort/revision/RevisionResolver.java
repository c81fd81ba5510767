package dev.retort.revision;

import java.util.Collection;
import java.util.List;

/** Finds the revisions that a specifier means. */
public final class RevisionResolver {
  private final RevisionGraph graph;

  /** A resolver for this graph. */
  public RevisionResolver(RevisionGraph graph) {
    this.graph = graph;
  }

  /**
   * The revisions that {@code spec} means; empty for {@code base}.
   *
   * @param spec {@code head}, {@code heads}, {@code base}, {@code current}, an id or a prefix of
   *     one, a branch label, {@code label@spec}, {@code +N}, {@code -N}, {@code spec+N}, {@code
   *     spec-N}
   * @param current the rows of the version table, from which {@code current}, {@code +N} and {@code
   *     -N} count
   */
  public List<Revision> resolve(String spec, Collection<String> current) {
    throw new UnsupportedOperationException(spec + graph.heads());
  }

  /**
   * The revisions of {@code a:b}, newest first, both ends included; either side may be empty, a
   * negative left or a positive right side counts from the other one.
   */
  public List<Revision> range(String spec, Collection<String> current) {
    throw new UnsupportedOperationException(spec + graph.heads());
  }

  /**
   * The heads that a merge of {@code heads} joins: all, also those that only a dependency hides.
   */
  public List<Revision> mergeHeads() {
    return graph.heads();
  }
}
