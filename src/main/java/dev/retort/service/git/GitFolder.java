package dev.retort.service.git;

import dev.retort.error.FileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A folder under git, read by the installed git without the network: as old as the last fetch.
 *
 * <p>Names are those of files right in the folder.
 */
public final class GitFolder {
  private static final int FIELDS = 3;
  private static final int NO_MATCH = 1;
  private static final int SEARCHED_COMMITS = 20;
  private static final String HEADER = "-- @revision ";

  private final Path folder;

  private GitFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * A revision file in some commit.
   *
   * @param name the file's name
   * @param revision its identity
   */
  public record Entry(String name, String revision) {}

  /** The folder, if it is there and under git. */
  public static Optional<GitFolder> of(Path folder) {
    if (Files.isDirectory(folder)) {
      for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
        if (Files.exists(at.resolve(".git"))) {
          return Optional.of(new GitFolder(folder));
        }
      }
    }
    return Optional.empty();
  }

  /** The remote-tracking branches: full name of the reference by the name that people read. */
  public Map<String, String> remoteBranches() {
    Map<String, String> found = new LinkedHashMap<>();
    String refs =
        text("for-each-ref", "--format=%(refname)%09%(refname:short)%09%(symref)", "refs/remotes");
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
    String lines =
        run("grep", "-z", "--max-depth", "0", "-F", "-e", HEADER, commit, "--", "*.sql").text();
    List<Entry> found = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      int end = line.indexOf('\0');
      int id = line.indexOf(HEADER);
      if (end > commit.length() && id > end) {
        String name = line.substring(commit.length() + 1, end);
        found.add(new Entry(name, line.substring(id + HEADER.length()).strip()));
      }
    }
    return found;
  }

  /** The names of files that a commit has in this folder; empty where there is no such commit. */
  public Set<String> names(String commit) {
    Result listed = run("ls-tree", "-z", "--name-only", commit);
    Set<String> names = new LinkedHashSet<>(List.of(listed.text().split("\0", -1)));
    names.remove("");
    return names;
  }

  /** The text of a file in a commit, if it is there. */
  public Optional<String> text(Entry entry, String commit) {
    return file(commit, entry.name());
  }

  private Optional<String> file(String commit, String name) {
    Result shown = run("show", commit + ":./" + name);
    return shown.status() == 0 ? Optional.of(shown.text()) : Optional.empty();
  }

  /** The commit that brought a file, the oldest if several did; of all branches. */
  public Optional<String> added(String name) {
    return run("log", "--all", "--diff-filter=A", "--format=%H", "--", name)
        .text()
        .lines()
        .reduce((newer, older) -> older);
  }

  /** Files that ever had this identity, the newest first: of all branches, and of deleted ones. */
  public Map<String, String> everHeld(String revision) {
    Map<String, String> texts = new LinkedHashMap<>();
    String commits =
        run(
                "log",
                "--all",
                "--reflog",
                "--format=%H",
                "--max-count=" + SEARCHED_COMMITS,
                "-S" + HEADER + revision,
                "--",
                ".")
            .text();
    for (String commit : commits.lines().toList()) {
      String names =
          run(
                  "diff-tree",
                  "--root",
                  "--no-commit-id",
                  "--no-renames",
                  "--relative",
                  "--name-only",
                  "-r",
                  "-z",
                  commit)
              .text();
      for (String name : names.split("\0", -1)) {
        if (name.endsWith(".sql") && name.indexOf('/') < 0) {
          file(commit, name)
              .or(() -> file(commit + "^", name))
              .filter(text -> text.contains(HEADER + revision))
              .ifPresent(text -> texts.putIfAbsent(name, text));
        }
      }
    }
    return texts;
  }

  private String text(String... arguments) {
    Result result = run(arguments);
    if (result.status() != 0) {
      throw new FileException(
          folder,
          "could not be read by git (" + arguments[0] + " ended with " + result.status() + ")");
    }
    return result.text();
  }

  private record Result(int status, String text) {}

  private Result run(String... arguments) {
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
      return new Result(status, status <= NO_MATCH ? text : "");
    } catch (IOException e) {
      throw new FileException("run git in", folder, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FileException(folder, "was not read: waiting for git was interrupted");
    }
  }
}
