package dev.retort.service.git;

import dev.retort.service.GitFailedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A remote-tracking branch, seen from one folder.
 *
 * @param name as people read it
 * @param ref its full name
 */
public record RemoteRef(GitFolder git, Path folder, String name, String ref) {

  /**
   * Visits the branches of all folders that are under git.
   *
   * @return what git could not read; such a branch doesn't hide the others
   */
  public static List<GitFailedException> visit(List<Path> folders, Consumer<RemoteRef> visitor) {
    List<GitFailedException> failures = new ArrayList<>();
    for (Path folder : folders) {
      List<RemoteRef> refs = new ArrayList<>();
      tell(failures, () -> refs.addAll(of(folder)));
      refs.forEach(ref -> tell(failures, () -> visitor.accept(ref)));
    }
    return failures;
  }

  private static void tell(List<GitFailedException> failures, Runnable work) {
    try {
      work.run();
    } catch (GitFailedException e) {
      failures.add(e);
    }
  }

  private static List<RemoteRef> of(Path folder) {
    Optional<GitFolder> git = GitFolder.of(folder);
    Map<String, String> found = git.map(GitFolder::remoteBranches).orElse(Map.of());
    return found.entrySet().stream()
        .map(e -> new RemoteRef(git.orElseThrow(), folder, e.getKey(), e.getValue()))
        .toList();
  }
}
