package dev.retort.service;

import dev.retort.diff.Change;
import dev.retort.revision.Revision;
import java.nio.file.Path;
import java.util.List;

/**
 * What an existing database was turned into: a model, its first revision, and a stamp.
 *
 * @param model the model file that was written
 * @param revision the first revision, at which the database stands now
 * @param leftOut what the database has and no revision builds, because Retort does not understand
 *     it; a sentence each
 * @param differences what would lead from the database to the model; empty unless something cannot
 *     be said in a model
 * @param warnings what to look at in the revision, above all where it is for other databases; a
 *     sentence each
 */
public record Adoption(
    Path model,
    Revision revision,
    List<String> leftOut,
    List<Change> differences,
    List<String> warnings) {
  public Adoption {
    leftOut = List.copyOf(leftOut);
    differences = List.copyOf(differences);
    warnings = List.copyOf(warnings);
  }
}
