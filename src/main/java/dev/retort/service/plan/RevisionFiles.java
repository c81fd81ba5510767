package dev.retort.service.plan;

import dev.retort.error.FileException;
import dev.retort.revision.RevisionDirectory;
import dev.retort.revision.RevisionGraph;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The graph of an environment's revision files; read again when a file changed, came or went. */
public final class RevisionFiles {
  private final List<Path> locations;
  private Map<Path, Stamp> stamps = Map.of();
  private @Nullable RevisionGraph graph;

  private record Stamp(long modified, long size, @Nullable Object key) {}

  /** Reads nothing yet. */
  public RevisionFiles(List<Path> locations) {
    this.locations = List.copyOf(locations);
  }

  /** The graph as the files are now; the same object as long as no file changed. */
  public synchronized RevisionGraph graph() {
    Map<Path, Stamp> now = stamps();
    RevisionGraph known = graph;
    if (known == null || !now.equals(stamps)) {
      known = RevisionGraph.of(RevisionDirectory.load(locations));
      graph = known;
      stamps = now;
    }
    return known;
  }

  private Map<Path, Stamp> stamps() {
    Map<Path, Stamp> found = new HashMap<>();
    for (Path location : locations) {
      if (!Files.isDirectory(location)) {
        continue;
      }
      try (DirectoryStream<Path> files = Files.newDirectoryStream(location, "*.sql")) {
        for (Path file : files) {
          found.put(file, stamp(file));
        }
      } catch (IOException e) {
        throw new FileException("list the revision files in", location, e);
      }
    }
    return found;
  }

  private static Stamp stamp(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(
          attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
          attributes.size(),
          attributes.fileKey());
    } catch (IOException e) {
      // What is wrong with the file is told by whoever reads it.
      return new Stamp(-1, -1, null);
    }
  }
}
