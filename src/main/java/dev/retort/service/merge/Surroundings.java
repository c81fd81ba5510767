package dev.retort.service.merge;

import dev.retort.config.Environment;
import dev.retort.config.GuardLevel;
import dev.retort.error.FileException;
import dev.retort.error.RetortException;
import dev.retort.service.JournalEntry;
import dev.retort.service.MigrationService;
import dev.retort.service.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What every environment beside an environment file says of itself; each is asked once.
 *
 * @param answers of those that answered, this environment's first
 * @param notAsked those that did not, with the reason
 */
public record Surroundings(List<Answer> answers, List<String> notAsked) {
  public Surroundings {
    answers = List.copyOf(answers);
    notAsked = List.copyOf(notAsked);
  }

  /**
   * What one environment says.
   *
   * @param file its file
   * @param checksums of the files that ran, by revision, as its journal has them
   */
  public record Answer(
      Path file, String name, GuardLevel guard, Status status, Map<String, String> checksums) {
    public Answer {
      checksums = Map.copyOf(checksums);
    }

    /** Whether a revision is applied there, whether or not a file of it is here. */
    public boolean has(String revision) {
      return status.applied().contains(revision) || status.unknown().contains(revision);
    }
  }

  /** Asks all of them. */
  public static Surroundings ask(Environment environment) {
    List<Answer> answers = new ArrayList<>();
    List<String> notAsked = new ArrayList<>();
    List<Path> files = new ArrayList<>(List.of(environment.file()));
    files.addAll(filesBeside(environment));
    for (Path file : files) {
      try (MigrationService service = MigrationService.open(file)) {
        answers.add(
            new Answer(
                file,
                service.environment().name(),
                service.environment().guard().level(),
                service.status(),
                JournalEntry.checksums(service.history())));
      } catch (RetortException e) {
        notAsked.add(file.getFileName() + ": " + e.getMessage());
      }
    }
    return new Surroundings(answers, notAsked);
  }

  /** The environments that have a revision. */
  public List<Answer> having(String revision) {
    return answers.stream().filter(a -> a.has(revision)).toList();
  }

  /** The names of those that answered. */
  public List<String> asked() {
    return answers.stream().map(Answer::name).toList();
  }

  /** The environment files in the same folder, without the environment's own. */
  static List<Path> filesBeside(Environment environment) {
    Path folder = environment.file().toAbsolutePath().getParent();
    if (folder == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.getFileName().toString().matches("config.*\\.ya?ml"))
          .filter(f -> !f.equals(environment.file()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new FileException("read the folder", folder, e);
    }
  }
}
