package dev.retort.service.generate;

import dev.retort.diff.Change;
import dev.retort.diff.RenameCandidate;
import dev.retort.revision.RevisionGraph;
import dev.retort.schema.Schema;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What lies between the revision files and the model.
 *
 * @param graph the revision files
 * @param parents up to which of them was replayed
 * @param expected what they build, as read
 * @param desired what the model builds, as read
 * @param unspoken what the model leaves to others
 * @param read the changes from one to the other, as read
 * @param declared the same changes in the model's own form, in the same order
 * @param candidates renames that nobody has decided
 */
record Comparison(
    RevisionGraph graph,
    List<String> parents,
    Schema expected,
    Schema desired,
    UnspokenObjects unspoken,
    List<Change> read,
    List<Change> declared,
    List<RenameCandidate> candidates) {
  Comparison {
    parents = List.copyOf(parents);
    read = List.copyOf(read);
    declared = List.copyOf(declared);
    candidates = List.copyOf(candidates);
  }

  /** The changes as read that belong to changes in declared form. */
  List<Change> readOf(List<Change> chosen) {
    return IntStream.range(0, declared.size())
        .filter(i -> chosen.contains(declared.get(i)))
        .mapToObj(read::get)
        .toList();
  }
}
