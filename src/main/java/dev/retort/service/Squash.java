package dev.retort.service;

import dev.retort.sql.DialectId;
import java.nio.file.Path;
import java.util.List;

/**
 * A run of revisions as one; nothing is written yet.
 *
 * @param revision the identity of the one, which is that of the last of the run
 * @param replaces the others, the oldest first
 * @param file where the one goes: the last one's file
 * @param text its text
 * @param removed the files of the others
 * @param proven the dialects in which both build the same schema
 * @param unproven the other dialects with sections of their own
 * @param asked which environments were asked where they stand
 * @param notAsked which ones did not answer, with the reason
 */
public record Squash(
    String revision,
    List<String> replaces,
    Path file,
    String text,
    List<Path> removed,
    List<DialectId> proven,
    List<Untried> unproven,
    List<String> asked,
    List<String> notAsked) {
  public Squash {
    replaces = List.copyOf(replaces);
    removed = List.copyOf(removed);
    proven = List.copyOf(proven);
    unproven = List.copyOf(unproven);
    asked = List.copyOf(asked);
    notAsked = List.copyOf(notAsked);
  }
}
