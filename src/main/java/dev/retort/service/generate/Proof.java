package dev.retort.service.generate;

import dev.retort.dialect.ScratchDatabase;
import dev.retort.diff.Change;
import dev.retort.diff.ChangeDescriber;
import dev.retort.diff.DiffPolicy;
import dev.retort.diff.SchemaDiffer;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.service.GenerationUnprovenException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
   * Runs the revision both ways after all files before it.
   *
   * @param unselected the changes, as read, that it leaves out
   * @return what the files build together with it
   * @throws GenerationUnprovenException if it leads elsewhere
   */
  ExpectedSchema require(Revision revision, List<Change> unselected) {
    try (ScratchDatabase scratch = scratches.open()) {
      scratches.replay(scratch, comparison.graph(), comparison.parents());
      Schema before =
          comparison.sides().origin().declared().isEmpty()
              ? comparison.expected()
              : scratches.read(scratch);
      scratches.run(scratch, revision, Direction.UPGRADE);
      Schema after = scratches.read(scratch);
      List<String> left = leftOver(after, wanted(before, after), unselected);
      if (!left.isEmpty()) {
        throw unproven(
            "The generated statements were tried in a scratch database and do not lead to the model.",
            left);
      }
      scratches.run(scratch, revision, Direction.DOWNGRADE);
      List<String> behind = differences(scratches.read(scratch), before);
      if (!behind.isEmpty()) {
        throw unproven(
            "The generated downgrade was tried in a scratch database and does not lead back.",
            behind);
      }
      return new ExpectedSchema(after, Set.of(), filledAfter(after));
    }
  }

  /** Rows stay where they are; what is new or has a new name may have got some. */
  private Set<String> filledAfter(Schema after) {
    Set<String> filled = new TreeSet<>(after.tables().keySet());
    if (comparison.sides().origin().filled().isEmpty()) {
      filled.clear();
    }
    filled.removeIf(
        t ->
            comparison.sides().origin().schema().tables().containsKey(t)
                && !comparison.sides().origin().filled().contains(t));
    return filled;
  }

  /** What is not as it should be, in words. */
  List<String> leftOver(Schema actual, Schema wanted, List<Change> unselected) {
    List<Change> rest = SchemaDiffer.diff(actual, wanted, policy, List.of()).changes();
    if (unselected.isEmpty()) {
      return describe(rest);
    }
    Set<String> expected = new LinkedHashSet<>(describe(plain(unselected)));
    Set<String> found = new HashSet<>(describe(plain(rest)));
    List<String> faults = new ArrayList<>();
    found.stream().filter(line -> !expected.contains(line)).sorted().forEach(faults::add);
    expected.stream()
        .filter(line -> !found.contains(line))
        .forEach(line -> faults.add("already done, though not chosen: " + line));
    return faults;
  }

  /** How two schemas differ, in words. */
  List<String> differences(Schema from, Schema to) {
    return describe(SchemaDiffer.diff(from, to, policy, List.of()).changes());
  }

  /** The model as read; tables that are the same on both sides are taken as they were before. */
  private Schema wanted(Schema before, Schema actual) {
    Set<String> settled = comparison.sides().settled();
    Schema desired = comparison.desired();
    if (!settled.isEmpty()) {
      List<Table> tables = new ArrayList<>();
      for (Table table : desired.tables().values()) {
        tables.add(
            settled.contains(table.name())
                ? before.tables().getOrDefault(table.name(), table)
                : table);
      }
      desired = Schema.of(tables, desired.views().values(), desired.objects().values());
    }
    return comparison.unspoken().complete(desired, actual, List.of());
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
