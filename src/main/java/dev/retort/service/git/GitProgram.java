package dev.retort.service.git;

import dev.retort.error.FileException;
import dev.retort.service.GitFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The installed git, working in one folder and without the network. */
final class GitProgram {
  /** An answer that says no, such as a search without a hit. */
  private static final int NO = 1;

  /** Where a hook of git is what started this, they would point elsewhere than the folder does. */
  private static final List<String> PLACES =
      List.of(
          "GIT_DIR",
          "GIT_WORK_TREE",
          "GIT_INDEX_FILE",
          "GIT_PREFIX",
          "GIT_COMMON_DIR",
          "GIT_OBJECT_DIRECTORY",
          "GIT_ALTERNATE_OBJECT_DIRECTORIES",
          "GIT_NAMESPACE");

  private final Path folder;

  GitProgram(Path folder) {
    this.folder = folder;
  }

  /** Whether the folder is in a repository, and git is there to say so. */
  boolean isInRepository() {
    List<String> command = List.of("rev-parse", "--git-dir");
    Process process;
    try {
      process = start(command);
    } catch (IOException e) {
      return false;
    }
    Answer answer = answer(process);
    // One that its files name and that is not there reads "not a git repository: PATH".
    if (answer.said().contains("not a git repository (or any")) {
      return false;
    }
    text(command, answer);
    return true;
  }

  /** What a command prints; it must not fail. */
  String ask(String... command) {
    return text(List.of(command), run(command));
  }

  /** What a command prints, or nothing where it says no; it must not fail. */
  Optional<String> search(String... command) {
    Answer answer = run(command);
    return answer.status() == NO && !answer.complains()
        ? Optional.empty()
        : Optional.of(text(List.of(command), answer));
  }

  private record Answer(int status, String text, String said) {
    /** Some commands pass over what they can't read, say so, and end as if nothing were there. */
    boolean complains() {
      return said.lines()
          .anyMatch(
              l ->
                  l.startsWith("error:")
                      || l.startsWith("fatal:")
                      || l.startsWith("warning: ignoring broken ref"));
    }
  }

  private String text(List<String> command, Answer answer) {
    if (answer.status() != 0 || answer.complains()) {
      throw new GitFailedException(folder, typed(command), answer.status(), answer.said());
    }
    return answer.text();
  }

  private static String typed(List<String> command) {
    return command.stream()
        .map(word -> word.matches("[\\w./:=^-]+") ? word : "'" + word + "'")
        .collect(Collectors.joining(" ", "git ", ""));
  }

  private Answer run(String... command) {
    try {
      return answer(start(List.of(command)));
    } catch (IOException e) {
      throw new FileException("run git in", folder, e);
    }
  }

  private Process start(List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("git", "--literal-pathspecs", "-c", "core.quotePath=false"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> variables = builder.environment();
    PLACES.forEach(variables::remove);
    variables.put("LC_ALL", "C");
    // A clone that was made without its files would fetch them when they are read.
    variables.put("GIT_ALLOW_PROTOCOL", "none");
    return builder.start();
  }

  private Answer answer(Process process) {
    try {
      process.getOutputStream().close();
      CompletableFuture<String> said =
          CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
      String text = read(process.getInputStream());
      return new Answer(process.waitFor(), text, said.join());
    } catch (IOException e) {
      throw new FileException("run git in", folder, e);
    } catch (UncheckedIOException e) {
      throw new FileException("run git in", folder, Objects.requireNonNull(e.getCause()));
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new FileException(folder, "was not read: waiting for git was interrupted");
    }
  }

  private static String read(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
