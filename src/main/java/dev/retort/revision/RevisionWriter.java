package dev.retort.revision;

import java.nio.file.Path;

/** Turns drafts into text and puts texts into files, whole or not at all. */
public final class RevisionWriter {
  private RevisionWriter() {}

  /** The text of a revision file. The same draft gives the same bytes. */
  public static String render(RevisionDraft draft) {
    throw new UnsupportedOperationException();
  }

  /**
   * Creates a file and the folders above it.
   *
   * @throws dev.retort.error.FileException if it exists already or cannot be written
   */
  public static void write(Path file, String text) {
    throw new UnsupportedOperationException();
  }

  /** Like {@link #write}, but replaces what is there. */
  public static void overwrite(Path file, String text) {
    throw new UnsupportedOperationException();
  }
}
