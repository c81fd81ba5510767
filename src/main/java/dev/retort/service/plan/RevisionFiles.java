package dev.retort.service.plan;

import dev.retort.revision.RevisionDirectory;
import dev.retort.revision.RevisionGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The graph of an environment's revision files; read again when a file changed, came or went. */
public final class RevisionFiles {
  private final List<Path> locations;
  private List<Stamp> stamps = List.of();
  private @Nullable RevisionGraph graph;

  private record Stamp(Path file, long modified, long size, @Nullable Object key) {}

  /** Reads nothing yet. */
  public RevisionFiles(List<Path> locations) {
    this.locations = List.copyOf(locations);
  }

  /** The graph as the files are now; the same object as long as no file changed. */
  public synchronized RevisionGraph graph() {
    List<Path> files = RevisionDirectory.files(locations);
    List<Stamp> now = files.stream().map(RevisionFiles::stamp).toList();
    RevisionGraph known = graph;
    if (known == null || !now.equals(stamps)) {
      known = RevisionGraph.of(RevisionDirectory.read(files));
      graph = known;
      stamps = now;
    }
    return known;
  }

  private static Stamp stamp(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(
          file,
          attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
          attributes.size(),
          attributes.fileKey());
    } catch (IOException e) {
      // What is wrong with the file is told by whoever reads it.
      return new Stamp(file, -1, -1, null);
    }
  }
}
