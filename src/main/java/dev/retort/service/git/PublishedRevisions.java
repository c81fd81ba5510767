package dev.retort.service.git;

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
 */
public record PublishedRevisions(Map<String, List<String>> branches) {
  public PublishedRevisions {
    branches = Map.copyOf(branches);
  }

  /** Those of these folders; none where nothing is under git. */
  public static PublishedRevisions of(List<Path> locations) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (Path location : locations) {
      GitFolder.of(location)
          .ifPresent(
              git ->
                  git.remoteBranches()
                      .forEach(
                          (name, ref) ->
                              git.revisions(ref)
                                  .forEach(
                                      e ->
                                          found
                                              .computeIfAbsent(
                                                  e.revision(), id -> new ArrayList<>())
                                              .add(name))));
    }
    return new PublishedRevisions(found);
  }

  /** The branches that have a revision. */
  public List<String> having(String revision) {
    return branches.getOrDefault(revision, List.of());
  }
}
