package dev.retort.revision;

import dev.retort.error.FileException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds and reads the revision files of an environment's folders. */
public final class RevisionDirectory {
  private RevisionDirectory() {}

  /**
   * Reads the {@code .sql} files of the folders, as {@link #files} names them.
   *
   * @throws FileException if a folder exists and cannot be listed
   */
  public static RevisionSet load(List<Path> locations) {
    return read(files(locations));
  }

  /** Reads files. Mistakes are in the result; nothing is thrown because of one file. */
  public static RevisionSet read(List<Path> files) {
    List<Revision> revisions = new ArrayList<>();
    List<RevisionProblem> problems = new ArrayList<>();
    // Each file is read on its own; with a thousand of them more than one core is worth it.
    for (ParsedRevision parsed : files.parallelStream().map(RevisionFile::read).toList()) {
      problems.addAll(parsed.problems());
      Revision revision = parsed.revision();
      if (revision != null) {
        revisions.add(revision);
      }
    }
    return new RevisionSet(revisions, problems);
  }

  /**
   * The {@code .sql} files of the folders, in the order given and by name within each. A folder
   * that does not exist holds nothing. Sub-folders and names that begin with a dot are passed over.
   *
   * @throws FileException if a folder exists and cannot be listed
   */
  public static List<Path> files(List<Path> locations) {
    List<Path> files = new ArrayList<>();
    locations.forEach(location -> files.addAll(files(location)));
    return List.copyOf(files);
  }

  private static Collection<Path> files(Path location) {
    if (Files.notExists(location)) {
      return List.of();
    }
    if (!Files.isDirectory(location)) {
      throw new FileException(location, "is not a folder");
    }
    SortedMap<String, Path> files = new TreeMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(location)) {
      for (Path entry : entries) {
        String name = name(entry);
        if (name.endsWith(".sql") && !name.startsWith(".")) {
          files.put(name, entry);
        }
      }
    } catch (IOException e) {
      throw new FileException("list the folder", location, e);
    } catch (DirectoryIteratorException e) {
      throw new FileException(location, "cannot be listed: " + e.getMessage());
    }
    return files.values();
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }
}
