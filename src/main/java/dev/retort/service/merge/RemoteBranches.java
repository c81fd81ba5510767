package dev.retort.service.merge;

import dev.retort.error.FileException;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionFile;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.RemoteBranch;
import dev.retort.service.git.GitFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads revision files of remote-tracking branches out of the local git repository, by the
 * installed git and without the network: as old as the last fetch.
 */
public final class RemoteBranches {
  private final RevisionGraph graph;
  private final List<Path> locations;

  /** For the files that are here. */
  public RemoteBranches(RevisionGraph graph, List<Path> locations) {
    this.graph = graph;
    this.locations = List.copyOf(locations);
  }

  /**
   * Those that have something new, by name; empty where nothing is under git.
   *
   * @throws FileException if git can't be run
   */
  public List<RemoteBranch> find() {
    Map<String, List<Revision>> found = new LinkedHashMap<>();
    for (Path location : locations) {
      GitFolder.of(location)
          .ifPresent(
              git ->
                  git.remoteBranches()
                      .forEach(
                          (name, ref) ->
                              found
                                  .computeIfAbsent(name, n -> new ArrayList<>())
                                  .addAll(missing(git, location, ref))));
    }
    return found.entrySet().stream()
        .filter(e -> !e.getValue().isEmpty())
        .map(e -> new RemoteBranch(e.getKey(), e.getValue(), heads(e.getValue())))
        .toList();
  }

  private List<String> heads(List<Revision> more) {
    return graph.with(more).heads().stream().map(Revision::id).sorted().toList();
  }

  private List<Revision> missing(GitFolder git, Path location, String ref) {
    List<Revision> missing = new ArrayList<>();
    for (GitFolder.Entry entry : git.revisions(ref)) {
      if (graph.find(entry.revision()).isEmpty()) {
        git.text(entry, ref)
            .map(text -> RevisionFile.parse(location.resolve(entry.name()), text).revision())
            .filter(revision -> graph.find(revision.id()).isEmpty())
            .ifPresent(missing::add);
      }
    }
    return missing;
  }
}
