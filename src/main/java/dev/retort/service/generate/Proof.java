package dev.retort.service.generate;

import dev.retort.dialect.ScratchDatabase;
import dev.retort.diff.Change;
import dev.retort.diff.ChangeDescriber;
import dev.retort.diff.DiffPolicy;
import dev.retort.diff.SchemaDiffer;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.schema.Schema;
import dev.retort.service.GenerationUnprovenException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tries a revision in a scratch database: up must lead to the model, down back again. */
final class Proof {
  private final ScratchSchemas scratches;
  private final Comparison comparison;
  private final DiffPolicy policy;

  Proof(ScratchSchemas scratches, Comparison comparison, DiffPolicy policy) {
    this.scratches = scratches;
    this.comparison = comparison;
    this.policy = policy;
  }

  /**
   * Runs the revision both ways.
   *
   * @param unselected the changes, as read, that it leaves out
   * @throws GenerationUnprovenException if it leads elsewhere
   */
  void require(Revision revision, List<Change> unselected) {
    try (ScratchDatabase scratch = scratches.open()) {
      scratches.replay(scratch, comparison.graph(), comparison.parents());
      scratches.run(scratch, revision, Direction.UPGRADE);
      List<String> left = leftOver(scratches.read(scratch), unselected);
      if (!left.isEmpty()) {
        throw unproven(
            "The generated statements were tried in a scratch database and do not lead to the model.",
            left);
      }
      scratches.run(scratch, revision, Direction.DOWNGRADE);
      List<String> behind =
          describe(
              SchemaDiffer.diff(scratches.read(scratch), comparison.expected(), policy, List.of())
                  .changes());
      if (!behind.isEmpty()) {
        throw unproven(
            "The generated downgrade was tried in a scratch database and does not lead back.",
            behind);
      }
    }
  }

  private List<String> leftOver(Schema actual, List<Change> unselected) {
    List<Change> rest = SchemaDiffer.diff(actual, wanted(actual), policy, List.of()).changes();
    if (unselected.isEmpty()) {
      return describe(rest);
    }
    Set<String> wanted = new LinkedHashSet<>(describe(plain(unselected)));
    Set<String> found = new HashSet<>(describe(plain(rest)));
    List<String> faults = new ArrayList<>();
    found.stream().filter(line -> !wanted.contains(line)).sorted().forEach(faults::add);
    wanted.stream()
        .filter(line -> !found.contains(line))
        .forEach(line -> faults.add("already done, though not chosen: " + line));
    return faults;
  }

  private Schema wanted(Schema actual) {
    return comparison.unspoken().complete(comparison.desired(), actual, List.of());
  }

  /** Without views and triggers that are only made again because their table changes. */
  private static List<Change> plain(List<Change> changes) {
    return changes.stream().filter(c -> !isRemade(c)).toList();
  }

  private static boolean isRemade(Change change) {
    return change instanceof Change.DropView
        || change instanceof Change.CreateView
        || change instanceof Change.DropObject
        || change instanceof Change.CreateObject;
  }

  private static List<String> describe(List<Change> changes) {
    return changes.stream().map(ChangeDescriber::describe).collect(Collectors.toList());
  }

  private static GenerationUnprovenException unproven(String what, List<String> lines) {
    return new GenerationUnprovenException(
        what
            + " Left over:\n  "
            + String.join("\n  ", lines)
            + "\nNothing was written. Choose fewer changes, or write the revision by hand.",
        lines);
  }
}
