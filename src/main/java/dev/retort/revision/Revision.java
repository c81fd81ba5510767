package dev.retort.revision;

import dev.retort.sql.DialectId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One revision file as it was read.
 *
 * @param id the identity
 * @param downRevisions the parents: none for a base, several for a merge
 * @param dependsOn ids or labels, as written
 * @param branchLabels labels that this file declares
 * @param message one line; may be empty
 * @param created when it was made, if the file says so
 * @param file the file
 * @param sections in the order of the file
 * @param replaces the revisions that were squashed into this one, the oldest first
 * @param squashChecksum what the checksum was without its own line when a squash had proven the
 *     file; empty if the file names none
 * @param checksum SHA-256 in hex of {@code text}; comments count
 * @param text all of the file, without a BOM, line ends as LF
 */
public record Revision(
    String id,
    List<String> downRevisions,
    List<String> dependsOn,
    List<String> branchLabels,
    String message,
    @Nullable Instant created,
    Path file,
    List<Section> sections,
    List<String> replaces,
    String squashChecksum,
    String checksum,
    String text) {
  public Revision {
    downRevisions = List.copyOf(downRevisions);
    dependsOn = List.copyOf(dependsOn);
    branchLabels = List.copyOf(branchLabels);
    sections = List.copyOf(sections);
    replaces = List.copyOf(replaces);
  }

  /** A revision that replaces none and comes from no text. */
  public Revision(
      String id,
      List<String> downRevisions,
      List<String> dependsOn,
      List<String> branchLabels,
      String message,
      @Nullable Instant created,
      Path file,
      List<Section> sections,
      String checksum) {
    this(
        id,
        downRevisions,
        dependsOn,
        branchLabels,
        message,
        created,
        file,
        sections,
        List.of(),
        "",
        checksum,
        "");
  }

  /** Whether nobody changed the file since a squash wrote it and proved what it builds. */
  public boolean isAsSquashed() {
    String line = Directive.SQUASH_CHECKSUM.line(squashChecksum);
    int at = text.indexOf(line);
    return !squashChecksum.isEmpty()
        && at >= 0
        && RevisionFile.checksum(text.substring(0, at) + text.substring(at + line.length()))
            .equals(squashChecksum);
  }

  /** Whether nothing comes before it. */
  public boolean isBase() {
    return downRevisions.isEmpty();
  }

  /** Whether it joins branches. */
  public boolean isMergePoint() {
    return downRevisions.size() > 1;
  }

  /**
   * The most specific section for a dialect: one that names it, else one that names the dialect it
   * stems from, else one that names none; of equals the first.
   */
  public Optional<Section> section(Direction direction, DialectId dialect) {
    for (DialectId candidate : dialect.lookupOrder()) {
      for (Section section : sections) {
        if (section.direction() == direction && section.dialects().contains(candidate)) {
          return Optional.of(section);
        }
      }
    }
    return sections.stream()
        .filter(s -> s.direction() == direction && s.dialects().isEmpty())
        .findFirst();
  }
}
