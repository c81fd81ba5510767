package dev.retort.service;

import dev.retort.diff.Rename;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a new revision shall be.
 *
 * @param message what it does; may be empty
 * @param id its identity, or null for a random one
 * @param head the revision it stands on, {@code base} for a new root, or null for the only head
 * @param splice allow a parent that is not a head
 * @param branchLabels names for the branch that begins here
 * @param dependsOn what must be applied first
 * @param location one of the environment's folders, or null for the parent's
 * @param renames what a person decided
 * @param cached whether what is kept from earlier comparisons may be used
 */
public record RevisionRequest(
    String message,
    @Nullable String id,
    @Nullable String head,
    boolean splice,
    List<String> branchLabels,
    List<String> dependsOn,
    @Nullable Path location,
    List<Rename> renames,
    boolean cached) {
  public RevisionRequest {
    branchLabels = List.copyOf(branchLabels);
    dependsOn = List.copyOf(dependsOn);
    renames = List.copyOf(renames);
  }

  /** The same, with everything that is kept. */
  public RevisionRequest(
      String message,
      @Nullable String id,
      @Nullable String head,
      boolean splice,
      List<String> branchLabels,
      List<String> dependsOn,
      @Nullable Path location,
      List<Rename> renames) {
    this(message, id, head, splice, branchLabels, dependsOn, location, renames, true);
  }

  /** A message, and defaults for the rest. */
  public static RevisionRequest of(String message) {
    return new RevisionRequest(message, null, null, false, List.of(), List.of(), null, List.of());
  }

  /** The same with this identity. */
  public RevisionRequest withId(String newId) {
    return new RevisionRequest(
        message, newId, head, splice, branchLabels, dependsOn, location, renames, cached);
  }

  /** The same with another message. */
  public RevisionRequest withMessage(String newMessage) {
    return new RevisionRequest(
        newMessage, id, head, splice, branchLabels, dependsOn, location, renames, cached);
  }

  /** The same with other decisions on renames. */
  public RevisionRequest withRenames(List<Rename> newRenames) {
    return new RevisionRequest(
        message, id, head, splice, branchLabels, dependsOn, location, newRenames, cached);
  }

  /** The same without anything that is kept: all is built and read anew. */
  public RevisionRequest withoutCache() {
    return new RevisionRequest(
        message, id, head, splice, branchLabels, dependsOn, location, renames, false);
  }
}
