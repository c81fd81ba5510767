package dev.retort.service.git;

import dev.retort.service.GitFailedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which revisions remote-tracking branches have, and which branches those are; as of the last
 * fetch.
 *
 * @param branches names of remote-tracking branches by revision
 * @param failures what git could not read
 */
public record PublishedRevisions(
    Map<String, List<String>> branches, List<GitFailedException> failures) {
  public PublishedRevisions {
    branches = Map.copyOf(branches);
    failures = List.copyOf(failures);
  }

  /** Those of these folders; none where nothing is under git. */
  public static PublishedRevisions of(List<Path> locations) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    List<GitFailedException> failures =
        RemoteRef.visit(
            locations,
            ref ->
                ref.git()
                    .revisions(ref.ref())
                    .forEach(
                        e ->
                            found
                                .computeIfAbsent(e.revision(), id -> new ArrayList<>())
                                .add(ref.name())));
    return new PublishedRevisions(found, failures);
  }

  /** The branches that have a revision. */
  public List<String> having(String revision) {
    return branches.getOrDefault(revision, List.of());
  }
}
