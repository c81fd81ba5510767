package dev.retort.ui.revision;

import dev.retort.error.FileException;
import dev.retort.revision.RevisionProblem;
import dev.retort.service.MigrationService;
import dev.retort.ui.support.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads and writes revision files for the editor. */
final class RevisionFiles {
  private RevisionFiles() {}

  /** A job that reads a file, with the line ends that the editor has. */
  static Job<String> reading(Path file) {
    return Job.of(file.toString(), "files", (progress, cancellation) -> read(file)).quiet();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new FileException("read the revision file", file, e);
    }
  }

  /** Writes a revision's text unless something is wrong with it, and says what. */
  static List<RevisionProblem> checkAndWrite(MigrationService service, String id, String text) {
    List<RevisionProblem> found =
        service.check(id, text).stream()
            .filter(p -> p.severity() == RevisionProblem.Severity.ERROR)
            .toList();
    if (found.isEmpty()) {
      service.edit(id, text);
    }
    return found;
  }
}
