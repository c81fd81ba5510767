package dev.retort.service.merge;

import dev.retort.error.FileException;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionFile;
import dev.retort.revision.RevisionGraph;
import dev.retort.service.RemoteBranch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
  private static final int FIELDS = 3;

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
      if (!Files.isDirectory(location) || !isInRepository(location)) {
        continue;
      }
      String refs =
          git(
              location,
              "for-each-ref",
              "--format=%(refname)%09%(refname:short)%09%(symref)",
              "refs/remotes");
      for (String line : refs.lines().toList()) {
        String[] ref = line.split("\t", FIELDS);
        if (ref.length == FIELDS && ref[2].isEmpty()) {
          List<Revision> missing = missing(location, ref[0]);
          found.computeIfAbsent(ref[1], name -> new ArrayList<>()).addAll(missing);
        }
      }
    }
    return found.entrySet().stream()
        .filter(e -> !e.getValue().isEmpty())
        .map(e -> new RemoteBranch(e.getKey(), e.getValue(), heads(e.getValue())))
        .toList();
  }

  private List<String> heads(List<Revision> more) {
    return graph.with(more).heads().stream().map(Revision::id).sorted().toList();
  }

  private List<Revision> missing(Path location, String ref) {
    List<Revision> missing = new ArrayList<>();
    // Without a name the listing is that of the folder git runs in, as that branch has it.
    String names = git(location, "ls-tree", "-z", ref);
    for (String entry : names.split("\0", -1)) {
      String[] parts = entry.split("[ \t]", FIELDS + 1);
      if (parts.length > FIELDS && parts[1].equals("blob") && parts[FIELDS].endsWith(".sql")) {
        Path file = location.resolve(parts[FIELDS]);
        Revision revision =
            RevisionFile.parse(file, git(location, "cat-file", "blob", parts[2])).revision();
        if (revision != null && graph.find(revision.id()).isEmpty()) {
          missing.add(revision);
        }
      }
    }
    return missing;
  }

  private static boolean isInRepository(Path location) {
    for (Path at = location.toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return true;
      }
    }
    return false;
  }

  private static String git(Path folder, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-c", "core.quotePath=false"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        throw new FileException(
            folder, "could not be read by git (" + arguments[0] + " ended with " + status + ")");
      }
      return text;
    } catch (IOException e) {
      throw new FileException("run git in", folder, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FileException(folder, "was not read: waiting for git was interrupted");
    }
  }
}
