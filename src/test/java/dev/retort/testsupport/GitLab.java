package dev.retort.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

  /** A new repository of another kind, for example with {@code --object-format=sha256}. */
  public static GitLab init(Path folder, String option) {
    GitLab lab = new GitLab(folder);
    lab.git("init", "-q", option);
    lab.git("symbolic-ref", "HEAD", "refs/heads/main");
    return lab;
  }

  /** The repository in a folder that git itself has made, for example by cloning. */
  public static GitLab in(Path folder) {
    return new GitLab(folder);
  }

  /** Where git keeps an object, for example of {@code HEAD:versions/a.sql}. */
  public Path object(String name) {
    String id = answer("rev-parse", name);
    return folder.resolve(".git/objects").resolve(id.substring(0, 2)).resolve(id.substring(2));
  }

  /** Commits all that is there. */
  public void commit(String message) {
    git("add", "-A");
    git("commit", "-q", "-m", message);
  }

  /** Runs git, which must succeed. */
  public void git(String... arguments) {
    answer(arguments);
  }

  /** What git prints, without the last line end. */
  public String answer(String... arguments) {
    try {
      Process process = start(ProcessBuilder.Redirect.PIPE, arguments);
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(String.join(" ", arguments) + ": " + text).isZero();
      return text.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Process start(ProcessBuilder.Redirect output, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=n", "-c", "user.email=e@example.org"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output)
        .start();
  }

  /** Runs git; the result is its exit status. */
  public int status(String... arguments) {
    try {
      return start(ProcessBuilder.Redirect.DISCARD, arguments).waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
