package dev.retort.service;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionDraft;
import java.nio.file.Path;

/** A revision that is not a file yet; nothing is written before {@link #save()}. */
public interface PendingRevision {
  /** Its parts. */
  RevisionDraft draft();

  /** The file that it will become. */
  Path file();

  /** The text that will be written. */
  String text();

  /**
   * Writes the file.
   *
   * @throws dev.retort.error.FileException if it exists or cannot be written
   */
  Revision save();

  /**
   * Writes the file with a text that a person has edited.
   *
   * @throws dev.retort.revision.RevisionFormatException if the text has a mistake; nothing is
   *     written
   */
  Revision save(String editedText);
}
