package dev.retort.revision;

import java.time.Instant;
import java.util.List;

/**
 * A revision that is not a file yet.
 *
 * @param id the identity; see {@link RevisionId}
 * @param downRevisions none for a base, several for a merge
 * @param dependsOn ids or labels that must be applied first without being parents
 * @param branchLabels names for the branch that begins here
 * @param message what it does; only the first line goes into the header
 * @param created when it was made; written to the second
 * @param replaces the revisions that are squashed into this one
 * @param squashChecksum see {@link Revision}; empty if there is none
 * @param sections in the order in which they are written
 */
public record RevisionDraft(
    String id,
    List<String> downRevisions,
    List<String> dependsOn,
    List<String> branchLabels,
    String message,
    Instant created,
    List<String> replaces,
    String squashChecksum,
    List<DraftSection> sections) {
  public RevisionDraft {
    downRevisions = List.copyOf(downRevisions);
    dependsOn = List.copyOf(dependsOn);
    branchLabels = List.copyOf(branchLabels);
    replaces = List.copyOf(replaces);
    sections = List.copyOf(sections);
  }

  /** A draft that replaces none. */
  public RevisionDraft(
      String id,
      List<String> downRevisions,
      List<String> dependsOn,
      List<String> branchLabels,
      String message,
      Instant created,
      List<DraftSection> sections) {
    this(id, downRevisions, dependsOn, branchLabels, message, created, List.of(), "", sections);
  }

  RevisionDraft withSquashChecksum(String checksum) {
    return new RevisionDraft(
        id, downRevisions, dependsOn, branchLabels, message, created, replaces, checksum, sections);
  }

  /** What a file holds, as a draft of the same text; a file without a time gets the epoch. */
  public static RevisionDraft of(Revision revision) {
    Instant created = revision.created();
    return new RevisionDraft(
        revision.id(),
        revision.downRevisions(),
        revision.dependsOn(),
        revision.branchLabels(),
        revision.message(),
        created == null ? Instant.EPOCH : created,
        revision.replaces(),
        revision.squashChecksum(),
        revision.sections().stream()
            .map(s -> new DraftSection(s.direction(), s.dialects(), s.body()))
            .toList());
  }
}
