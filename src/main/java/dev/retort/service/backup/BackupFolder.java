package dev.retort.service.backup;

import dev.retort.config.Environment;
import dev.retort.dialect.SqliteFile;
import dev.retort.service.BackupFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where an environment's copies go. One that Retort makes can be read by its owner alone. */
final class BackupFolder {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

  private final Path folder;
  private final String stem;

  BackupFolder(Environment environment, Clock clock) {
    this.folder = environment.guard().backup().folder();
    this.stem =
        environment.name().replaceAll("[^\\p{L}\\p{N}_-]", "_")
            + "-"
            + STAMP.format(clock.instant().atZone(ZoneOffset.UTC));
  }

  /** A new place in the folder, whose name ends like this. */
  Path place(String ending) {
    try {
      make(folder);
    } catch (IOException e) {
      throw new BackupFailedException(
          "The folder for backups " + folder + " can't be made: " + e.getMessage() + ".", e);
    }
    return folder.resolve(stem + ending);
  }

  /** Makes a folder that others can't look into, where the file system knows others. */
  static void make(Path path) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(path);
    }
  }

  /** Where something is written until it is whole. */
  static Path unfinished(Path place) {
    return place.resolveSibling(place.getFileName() + ".part");
  }

  /** A file or folder that is being written; gone when closed, unless it was finished. */
  static final class Unfinished implements AutoCloseable {
    private final Path path;

    Unfinished(Path path) {
      this.path = path;
    }

    /** Gives it its name. */
    void finish(Path place) {
      try {
        Files.move(path, place, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw new BackupFailedException(
            "The backup " + path + " can't be moved to " + place + ": " + e.getMessage() + ".", e);
      }
    }

    @Override
    public void close() {
      SqliteFile.companions(path).forEach(companion -> companion.toFile().delete());
      if (!Files.exists(path)) {
        return;
      }
      try (Stream<Path> files = Files.walk(path)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("The unfinished " + path + " can't be deleted", e);
      }
    }
  }
}
