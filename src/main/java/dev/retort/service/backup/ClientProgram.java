package dev.retort.service.backup;

import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.service.BackupFailedException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs another program; secrets go to it in its environment, never among its arguments. */
final class ClientProgram {
  private static final int LOOK_MILLIS = 100;
  private static final int MOST_SAID = 2000;

  private final List<String> command;
  private final Map<String, String> variables;
  private @Nullable File input;
  private @Nullable File output;
  private @Nullable File folder;

  ClientProgram(List<String> command, Map<String, String> variables) {
    this.command = List.copyOf(command);
    this.variables = Map.copyOf(variables);
  }

  ClientProgram reading(Path file) {
    input = file.toFile();
    return this;
  }

  ClientProgram writing(Path file) {
    output = file.toFile();
    return this;
  }

  ClientProgram in(Path workingFolder) {
    folder = workingFolder.toFile();
    return this;
  }

  /** Where a program is: beside another one, else on the path. */
  static Optional<Path> find(@Nullable Path beside, String... names) {
    for (String name : names) {
      Path sibling = beside == null ? null : beside.resolveSibling(name);
      if (sibling != null && Files.isExecutable(sibling)) {
        return Optional.of(sibling);
      }
      Optional<Path> found =
          Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
              .filter(p -> !p.isBlank())
              .flatMap(p -> List.of(Path.of(p, name), Path.of(p, name + ".exe")).stream())
              .filter(Files::isExecutable)
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** What a program says of its version; empty if it says nothing. */
  static String versionOf(Path program) {
    try {
      Process process =
          new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
      process.getOutputStream().close();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BackupFailedException(
          program + " could not be started: " + e.getMessage() + ".", e);
    }
  }

  /**
   * Runs it to its end, and tells how much it has written meanwhile.
   *
   * @param watched the file that it writes, or null
   * @throws BackupFailedException if it can't be started or ends badly, with what it said
   */
  void run(@Nullable Path watched, Progress progress, String what, Cancellation cancellation) {
    Path errors = null;
    try {
      errors = Files.createTempFile("retort-backup", ".txt");
      Process process = start(errors);
      try {
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          cancellation.throwIfRequested();
          progress.report(0, 0, what + size(watched));
        }
      } finally {
        process.destroy();
      }
      if (process.exitValue() != 0) {
        String said = Files.readString(errors).strip();
        throw new BackupFailedException(
            Path.of(command.get(0)).getFileName()
                + " ended with status "
                + process.exitValue()
                + ": "
                + said.substring(0, Math.min(MOST_SAID, said.length())),
            null);
      }
    } catch (IOException e) {
      throw new BackupFailedException(
          command.get(0) + " could not be started: " + e.getMessage() + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BackupFailedException("The backup was interrupted.", e);
    } finally {
      if (errors != null) {
        errors.toFile().delete();
      }
    }
  }

  private Process start(Path errors) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().putAll(variables);
    builder.redirectOutput(
        output == null ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.to(output));
    if (input != null) {
      builder.redirectInput(input);
    }
    if (folder != null) {
      builder.directory(folder);
    }
    Process process = builder.start();
    if (input == null) {
      // Whoever asks something would wait for ever.
      process.getOutputStream().close();
    }
    return process;
  }

  private static String size(@Nullable Path watched) throws IOException {
    if (watched == null || !Files.exists(watched)) {
      return "";
    }
    return " (" + Files.size(watched) / 1024 + " KiB)";
  }
}
