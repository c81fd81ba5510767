package dev.retort.revision;

import java.nio.file.Path;

/** Reads revision files; never splits their statements. */
public final class RevisionFile {
  private RevisionFile() {}

  /** Reads {@code text}, which may begin with a BOM and have any line ends. */
  public static ParsedRevision parse(Path file, String text) {
    throw new UnsupportedOperationException();
  }

  /** Reads a file; that it cannot be read is a problem in the result, not an exception. */
  public static ParsedRevision read(Path file) {
    throw new UnsupportedOperationException();
  }
}
