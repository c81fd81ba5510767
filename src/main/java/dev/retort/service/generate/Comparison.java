package dev.retort.service.generate;

import dev.retort.diff.Change;
import dev.retort.diff.RenameCandidate;
import dev.retort.revision.RevisionGraph;
import dev.retort.schema.Schema;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What lies between the revision files and the model.
 *
 * @param source where both sides come from
 * @param graph the revision files
 * @param parents up to which of them was replayed
 * @param sides what they build and what the model builds
 * @param unspoken what the model leaves to others
 * @param read the changes from one to the other, as read
 * @param told how many of them two readings tell; only the model's words tell those behind
 * @param declared the same changes in the model's own form, in the same order
 * @param candidates renames that nobody has decided
 */
record Comparison(
    SchemaSource source,
    RevisionGraph graph,
    List<String> parents,
    SchemaSource.Sides sides,
    UnspokenObjects unspoken,
    List<Change> read,
    int told,
    List<Change> declared,
    List<RenameCandidate> candidates) {
  Comparison {
    parents = List.copyOf(parents);
    read = List.copyOf(read);
    declared = List.copyOf(declared);
    candidates = List.copyOf(candidates);
  }

  /** What the revision files build. */
  Schema expected() {
    return sides.expected();
  }

  /** What the model builds. */
  Schema desired() {
    return sides.desired();
  }

  /** The changes that two readings tell and that belong to changes in declared form. */
  List<Change> readOf(List<Change> chosen) {
    Set<Change> wanted = Set.copyOf(chosen);
    return IntStream.range(0, told)
        .filter(i -> wanted.contains(declared.get(i)))
        .mapToObj(read::get)
        .toList();
  }
}
