package dev.retort.revision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading one file.
 *
 * @param revision the revision, or null when it has no usable identity
 * @param problems in the order of the file
 */
public record ParsedRevision(@Nullable Revision revision, List<RevisionProblem> problems) {
  public ParsedRevision {
    problems = List.copyOf(problems);
  }
}
