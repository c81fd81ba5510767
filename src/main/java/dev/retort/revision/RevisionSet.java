package dev.retort.revision;

import java.util.List;

/**
 * What some folders hold: the revisions that could be read, in load order, and what is wrong.
 *
 * <p>Load order is that of the folders, and by file name within one; it breaks ties everywhere.
 */
public record RevisionSet(List<Revision> revisions, List<RevisionProblem> problems) {
  public RevisionSet {
    revisions = List.copyOf(revisions);
    problems = List.copyOf(problems);
  }
}
