package dev.retort.service.git;

import dev.retort.error.FileException;
import dev.retort.service.GitFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A folder under git, read by the installed git without the network: as old as the last fetch.
 *
 * <p>Names are those of files right in the folder. Every method throws {@link GitFailedException}
 * where git can't read what it is asked for; an empty answer means that nothing is there.
 */
public final class GitFolder {
  private static final int FIELDS = 3;
  private static final int SEARCHED_COMMITS = 20;
  private static final String HEADER = "-- @revision ";

  private final GitProgram git;

  private GitFolder(GitProgram git) {
    this.git = git;
  }

  /**
   * A revision file in some commit.
   *
   * @param name the file's name
   * @param revision its identity
   */
  public record Entry(String name, String revision) {}

  /** The folder, if it is there and under git, and git is installed. */
  public static Optional<GitFolder> of(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    GitProgram git = new GitProgram(folder);
    return hasRepositoryAbove(folder) && git.isInRepository()
        ? Optional.of(new GitFolder(git))
        : Optional.empty();
  }

  private static boolean hasRepositoryAbove(Path folder) {
    try {
      for (Path at = folder.toRealPath(); at != null; at = at.getParent()) {
        if (Files.exists(at.resolve(".git"))) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new FileException("read the folder", folder, e);
    }
  }

  /** The remote-tracking branches: full name of the reference by the name that people read. */
  public Map<String, String> remoteBranches() {
    Map<String, String> found = new LinkedHashMap<>();
    String refs =
        git.ask(
            "for-each-ref", "--format=%(refname)%09%(refname:short)%09%(symref)", "refs/remotes");
    for (String line : refs.lines().toList()) {
      String[] ref = line.split("\t", FIELDS);
      if (ref.length == FIELDS && ref[2].isEmpty()) {
        found.put(ref[1], ref[0]);
      }
    }
    return found;
  }

  /** The revision files that a commit has in this folder. */
  public List<Entry> revisions(String commit) {
    // Each option undoes a setting that people have and that would change what is printed.
    String lines =
        git.search(
                "grep",
                "-z",
                "--no-color",
                "--no-full-name",
                "--no-line-number",
                "--no-column",
                "--no-recurse-submodules",
                "--max-depth",
                "0",
                "-F",
                "-e",
                HEADER,
                commit,
                "--",
                ".")
            .orElse("");
    List<Entry> found = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      int end = line.indexOf('\0');
      int header = line.indexOf(HEADER, end + 1);
      // A byte order mark may stand before it.
      if (end > commit.length() && header >= 0 && header <= end + 2) {
        String name = line.substring(commit.length() + 1, end);
        if (name.endsWith(".sql")) {
          found.add(new Entry(name, line.substring(header + HEADER.length()).strip()));
        }
      }
    }
    return found;
  }

  /** The names of files that a commit has in this folder. */
  public Set<String> names(String commit) {
    return split(git.ask("ls-tree", "-z", "--name-only", commit));
  }

  /** {@link #names} of the commit that is checked out; none before the first one. */
  public Set<String> committedNames() {
    return commit("HEAD").map(this::names).orElse(Set.of());
  }

  /** The text of a file in a commit, if it is there. */
  public Optional<String> text(Entry entry, String commit) {
    return file(commit, entry.name());
  }

  private Optional<String> file(String commit, String name) {
    // A line is: mode, kind and identity, parted by blanks; a tab; the name.
    return split(git.ask("ls-tree", "-z", commit, "--", name)).stream()
        .map(line -> line.substring(0, line.indexOf('\t')).split(" ", FIELDS))
        .filter(parts -> parts[1].equals("blob"))
        .map(parts -> git.ask("cat-file", "blob", parts[2]))
        .findFirst();
  }

  private Optional<String> commit(String name) {
    return git.search("rev-parse", "--quiet", "--verify", name).map(String::strip);
  }

  /** The commit that brought a file, the oldest if several did; of all branches. */
  public Optional<String> added(String name) {
    return git.ask(
            "log", "--all", "--no-show-signature", "--diff-filter=A", "--format=%H", "--", name)
        .lines()
        .reduce((newer, older) -> older);
  }

  /** Files that ever had this identity, the newest first: of all branches, and of deleted ones. */
  public Map<String, String> everHeld(String revision) {
    Map<String, String> texts = new LinkedHashMap<>();
    String commits =
        git.ask(
            "log",
            "--all",
            "--reflog",
            "--no-show-signature",
            "--format=%H",
            "--max-count=" + SEARCHED_COMMITS,
            "-S" + HEADER + revision,
            "--",
            ".");
    for (String commit : commits.lines().toList()) {
      String names =
          git.ask(
              "diff-tree",
              "--root",
              "--no-commit-id",
              "--no-renames",
              "--relative",
              "--name-only",
              "-r",
              "-z",
              commit);
      for (String name : split(names)) {
        if (name.endsWith(".sql") && name.indexOf('/') < 0) {
          file(commit, name)
              .or(() -> commit(commit + "^").flatMap(before -> file(before, name)))
              .filter(text -> text.contains(HEADER + revision))
              .ifPresent(text -> texts.putIfAbsent(name, text));
        }
      }
    }
    return texts;
  }

  private static Set<String> split(String text) {
    Set<String> parts = new LinkedHashSet<>(Arrays.asList(text.split("\0", -1)));
    parts.remove("");
    return parts;
  }
}
