package dev.retort.service.merge;

import dev.retort.error.RetortException;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionFile;
import dev.retort.revision.RevisionFormatException;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionProblem;
import dev.retort.service.GitFailedException;
import dev.retort.service.RemoteBranch;
import dev.retort.service.RemoteBranches;
import dev.retort.service.git.GitFolder;
import dev.retort.service.git.RemoteRef;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads revision files of remote-tracking branches out of the local git repository, by the
 * installed git and without the network: as old as the last fetch.
 */
public final class RemoteBranchReader {
  private final RevisionGraph graph;
  private final List<Path> locations;

  /** For the files that are here. */
  public RemoteBranchReader(RevisionGraph graph, List<Path> locations) {
    this.graph = graph;
    this.locations = List.copyOf(locations);
  }

  /** Those that have something new; none where nothing is under git or git is not installed. */
  public RemoteBranches read() {
    Map<String, List<Revision>> found = new LinkedHashMap<>();
    List<RetortException> failures = new ArrayList<>();
    List<GitFailedException> unread =
        RemoteRef.visit(
            locations,
            ref ->
                found
                    .computeIfAbsent(ref.name(), n -> new ArrayList<>())
                    .addAll(missing(ref, failures)));
    failures.addAll(unread);
    List<RemoteBranch> branches =
        found.entrySet().stream()
            .filter(e -> !e.getValue().isEmpty())
            .map(e -> new RemoteBranch(e.getKey(), e.getValue(), heads(e.getValue())))
            .toList();
    return new RemoteBranches(branches, failures);
  }

  private List<String> heads(List<Revision> more) {
    return graph.with(more).heads().stream().map(Revision::id).sorted().toList();
  }

  private List<Revision> missing(RemoteRef ref, List<RetortException> failures) {
    List<Revision> missing = new ArrayList<>();
    for (GitFolder.Entry entry : ref.git().revisions(ref.ref())) {
      if (graph.find(entry.revision()).isEmpty()) {
        Path file = ref.folder().resolve(entry.name());
        ref.git()
            .text(entry, ref.ref())
            .map(text -> RevisionFile.parse(file, text))
            .ifPresent(
                parsed -> {
                  List<RevisionProblem> errors =
                      parsed.problems().stream()
                          .filter(p -> p.severity() == RevisionProblem.Severity.ERROR)
                          .toList();
                  errors.forEach(p -> failures.add(broken(ref, p)));
                  Revision revision = parsed.revision();
                  if (errors.isEmpty() && revision != null && graph.find(revision.id()).isEmpty()) {
                    missing.add(revision);
                  }
                });
      }
    }
    return missing;
  }

  /** The file is in no folder here, so the branch must be told with it. */
  private static RevisionFormatException broken(RemoteRef ref, RevisionProblem problem) {
    return new RevisionFormatException(
        new RevisionProblem(
            problem.kind(),
            "on " + ref.name() + ": " + problem.message(),
            problem.position(),
            problem.revision()));
  }
}
