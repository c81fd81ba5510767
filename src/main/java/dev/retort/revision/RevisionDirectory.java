package dev.retort.revision;

import java.nio.file.Path;
import java.util.List;

/** Loads the revision files of an environment's folders. */
public final class RevisionDirectory {
  private RevisionDirectory() {}

  /**
   * Reads the {@code .sql} files of the folders, in the order given and by name within each.
   *
   * <p>A folder that does not exist holds nothing. Mistakes are in the result; nothing is thrown
   * because of one file.
   *
   * @throws dev.retort.error.FileException if a folder exists and cannot be listed
   */
  public static RevisionSet load(List<Path> locations) {
    throw new UnsupportedOperationException();
  }
}
