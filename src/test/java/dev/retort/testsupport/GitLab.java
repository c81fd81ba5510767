package dev.retort.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A git repository in a folder, worked by the installed git. */
public final class GitLab {
  private final Path folder;

  private GitLab(Path folder) {
    this.folder = folder;
  }

  /** Whether there is a git to work with. */
  public static boolean isInstalled() {
    try {
      return new ProcessBuilder("git", "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A new repository with the branch {@code main}. */
  public static GitLab init(Path folder) {
    GitLab lab = new GitLab(folder);
    lab.git("init", "-q");
    lab.git("symbolic-ref", "HEAD", "refs/heads/main");
    return lab;
  }

  /** Commits all that is there. */
  public void commit(String message) {
    git("add", "-A");
    git("commit", "-q", "-m", message);
  }

  /** Runs git, which must succeed. */
  public void git(String... arguments) {
    assertThat(status(arguments)).as(String.join(" ", arguments)).isZero();
  }

  /** Runs git; the result is its exit status. */
  public int status(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=n", "-c", "user.email=e@example.org"));
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
