package dev.retort.service.generate;

import dev.retort.diff.Change;
import dev.retort.diff.DiffPolicy;
import dev.retort.diff.SqlNames;
import dev.retort.error.CancelledException;
import dev.retort.error.RetortException;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tries a revision on the tables that it changes and on what is near them: the tables that they
 * refer to, those that refer to them, and all views and stored objects. The scratch database first
 * has to read as the files are known to build it. Says nothing where anything speaks against it;
 * then the whole must be tried.
 */
final class PartialProof {
  private final ScratchSchemas scratches;
  private final Comparison comparison;
  private final DiffPolicy policy;
  private final Proof whole;
  private final Set<String> touched = new HashSet<>();

  PartialProof(ScratchSchemas scratches, Comparison comparison, DiffPolicy policy, Proof whole) {
    this.scratches = scratches;
    this.comparison = comparison;
    this.policy = policy;
    this.whole = whole;
    for (Change change : comparison.read()) {
      touched.addAll(subjects(change));
    }
  }

  private static Set<String> subjects(Change change) {
    Set<String> names = new HashSet<>();
    names.add(SqlNames.fold(change.subject()));
    names.add(SqlNames.fold(change.inverse().subject()));
    return names;
  }

  /** What the files build together with the revision, if it is proven. */
  Optional<ExpectedSchema> attempt(Revision revision, List<Change> unselected, Workbench bench) {
    if (!isPossible()) {
      return Optional.empty();
    }
    Schema part = part();
    try (Workbench.Taken scratch = bench.take(part)) {
      Schema before = scratch.content();
      if (!readsAsExpected(before)) {
        return Optional.empty();
      }
      scratches.run(scratch, revision, Direction.UPGRADE);
      Schema after = scratches.read(scratch);
      if (!whole.leftOver(after, wanted(before, after), unselected).isEmpty()) {
        return Optional.empty();
      }
      scratches.run(scratch, revision, Direction.DOWNGRADE);
      return whole.differences(scratches.read(scratch), before).isEmpty()
          ? Optional.of(together(after))
          : Optional.empty();
    } catch (CancelledException e) {
      throw e;
    } catch (RetortException e) {
      // What is refused here may be so because something is missing; the whole will tell.
      return Optional.empty();
    }
  }

  /** Rows, names and things that Retort does not understand can reach further than it looks. */
  private boolean isPossible() {
    ExpectedSchema origin = comparison.sides().origin();
    Schema everything =
        comparison.unspoken().complete(comparison.desired(), comparison.expected(), List.of());
    DialectId dialect = scratches.dialectId();
    return origin.filled().stream().noneMatch(this::isTouched)
        && !Namesakes.areIn(comparison.expected(), dialect)
        && !Namesakes.areIn(everything, dialect)
        && comparison.expected().objects().values().stream()
            .filter(o -> o.kind() == StoredObject.Kind.OPAQUE)
            .noneMatch(this::concernsTouched);
  }

  private boolean concernsTouched(StoredObject object) {
    return isTouched(object.table())
        || isTouched(object.name())
        || SqlNames.in(object.sql()).stream().anyMatch(touched::contains);
  }

  private boolean isTouched(String name) {
    return touched.contains(SqlNames.fold(name));
  }

  /** What is near the touched tables, as the files build it. */
  private Schema part() {
    Schema expected = comparison.expected();
    Set<String> wanted = new HashSet<>();
    List<Table> tables = new ArrayList<>();
    for (Table table : expected.tables().values()) {
      if (isTouched(table.name())) {
        wanted.add(table.name());
        tables.add(table);
      } else {
        List<ForeignKey> toTouched =
            table.foreignKeys().stream().filter(this::mayBeDisturbed).toList();
        if (toTouched.isEmpty()) {
          tables.add(table);
        } else {
          wanted.add(table.name());
          tables.add(
              DefinitionGraph.withoutAttachments(table).toBuilder().foreignKeys(toTouched).build());
        }
      }
    }
    Set<String> beside = new HashSet<>();
    comparison.desired().tables().values().stream()
        .filter(t -> isTouched(t.name()))
        .flatMap(t -> t.foreignKeys().stream())
        .forEach(f -> beside.add(f.referencedTable()));
    return new DefinitionGraph(
            Schema.of(tables, expected.views().values(), expected.objects().values()))
        .subset(wanted, beside, hasRest());
  }

  private boolean hasRest() {
    return hasRest(comparison.expected()) || hasRest(comparison.desired());
  }

  private static boolean hasRest(Schema schema) {
    return !schema.views().isEmpty() || !schema.objects().isEmpty();
  }

  /** Whether a change of what a key refers to can meet the key. SQLite makes tables anew. */
  private boolean mayBeDisturbed(ForeignKey key) {
    return isTouched(key.referencedTable())
        && (scratches.dialectId() == DialectId.SQLITE
            || comparison.read().stream()
                .filter(c -> subjects(c).contains(SqlNames.fold(key.referencedTable())))
                .anyMatch(c -> disturbs(c, key)));
  }

  private static boolean disturbs(Change change, ForeignKey key) {
    if (change instanceof Change.AddColumn
        || change instanceof Change.CreateIndex
        || change instanceof Change.AddCheck
        || change instanceof Change.DropCheck
        || change instanceof Change.AddForeignKey
        || change instanceof Change.DropForeignKey
        || change instanceof Change.ChangeTableComment) {
      return false;
    }
    if (change instanceof Change.ModifyColumn modified) {
      return refersTo(key, modified.from().name());
    }
    if (change instanceof Change.DropColumn dropped) {
      return refersTo(key, dropped.column().name());
    }
    return true;
  }

  private static boolean refersTo(ForeignKey key, String column) {
    return key.referencedColumns().stream().anyMatch(column::equalsIgnoreCase);
  }

  private boolean readsAsExpected(Schema before) {
    Schema expected = comparison.expected();
    if (!hasRest() && hasRest(before)) {
      return false;
    }
    return whole
        .differences(
            Schema.of(
                touchedOf(before).values(), before.views().values(), before.objects().values()),
            Schema.of(
                touchedOf(expected).values(),
                expected.views().values(),
                expected.objects().values()))
        .isEmpty();
  }

  private Map<String, Table> touchedOf(Schema schema) {
    Map<String, Table> found = new HashMap<>();
    schema.tables().values().stream()
        .filter(t -> isTouched(t.name()))
        .forEach(t -> found.put(policy.nameKey(t.name()), t));
    return found;
  }

  /** Touched tables as the model wants them, the others as they were. */
  private Schema wanted(Schema before, Schema after) {
    Map<String, Table> tables = new HashMap<>();
    before.tables().values().stream()
        .filter(t -> !isTouched(t.name()))
        .forEach(t -> tables.put(policy.nameKey(t.name()), t));
    tables.putAll(touchedOf(comparison.desired()));
    Schema desired =
        Schema.of(
            tables.values(),
            comparison.desired().views().values(),
            comparison.desired().objects().values());
    return comparison.unspoken().complete(desired, after, List.of());
  }

  private ExpectedSchema together(Schema after) {
    ExpectedSchema origin = comparison.sides().origin();
    Schema before = origin.schema();
    List<Table> tables = new ArrayList<>(touchedOf(after).values());
    before.tables().values().stream().filter(t -> !isTouched(t.name())).forEach(tables::add);
    Schema rest = hasRest() ? after : before;
    // Those can't be made in a scratch database, and none of them has to do with what changed.
    List<StoredObject> objects =
        new ArrayList<>(
            before.objects().values().stream()
                .filter(o -> o.kind() == StoredObject.Kind.OPAQUE)
                .toList());
    objects.addAll(rest.objects().values());
    Schema schema = Schema.of(tables, rest.views().values(), objects);
    Set<String> declared = new HashSet<>(origin.declared());
    declared.removeIf(this::isTouched);
    return new ExpectedSchema(schema, declared, origin.filled());
  }
}
