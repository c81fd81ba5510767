package dev.retort.diff;

import dev.retort.schema.Column;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Table;
import dev.retort.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What differs between two forms of one table. */
final class TableDiff {
  private final Table from;
  private final Table to;
  private final DiffPolicy policy;
  private final ConstraintEquality equality;
  private final List<Column> droppedColumns = new ArrayList<>();
  private final List<Column> addedColumns = new ArrayList<>();
  private final List<Change> modified = new ArrayList<>();
  private final ConstraintMatch<UniqueConstraint> uniques;
  private final ConstraintMatch<ForeignKey> foreignKeys;
  private final ConstraintMatch<dev.retort.schema.Check> checks;
  private final ConstraintMatch<Index> indexes;

  TableDiff(Table from, Table to, DiffPolicy policy) {
    this.from = from;
    this.to = to;
    this.policy = policy;
    this.equality = new ConstraintEquality(policy);
    ConstraintMatch.Names named = ConstraintMatch.Names.of(policy);
    matchColumns();
    uniques =
        ConstraintMatch.of(
            from.uniques(),
            to.uniques(),
            u -> equality.nameKey(u.name()),
            equality::sameUnique,
            named);
    foreignKeys =
        ConstraintMatch.of(
            from.foreignKeys(),
            to.foreignKeys(),
            f -> equality.nameKey(f.name()),
            equality::sameForeignKey,
            named);
    checks =
        ConstraintMatch.of(
            from.checks(),
            to.checks(),
            c -> equality.nameKey(c.name()),
            equality::sameCheck,
            named);
    indexes =
        ConstraintMatch.of(
            from.indexes(),
            to.indexes(),
            i -> policy.nameKey(i.name()),
            equality::sameIndex,
            ConstraintMatch.Names.ALL);
  }

  @SuppressWarnings("ReferenceEquality") // mostly one table is on both sides
  private void matchColumns() {
    if (from == to) {
      return;
    }
    Map<String, Column> wanted = new LinkedHashMap<>();
    to.columns().forEach(c -> wanted.put(policy.nameKey(c.name()), c));
    for (Column column : from.columns()) {
      Column other = wanted.remove(policy.nameKey(column.name()));
      if (other == null) {
        droppedColumns.add(column);
      } else if (!policy.sameColumn(column, other)) {
        modified.add(new Change.ModifyColumn(from.name(), column, other.withName(column.name())));
      }
    }
    addedColumns.addAll(wanted.values());
  }

  Table from() {
    return from;
  }

  Table to() {
    return to;
  }

  List<Column> droppedColumns() {
    return droppedColumns;
  }

  List<Column> addedColumns() {
    return addedColumns;
  }

  /** The foreign keys on both sides, in the first side's form. */
  List<ForeignKey> keptForeignKeys() {
    return foreignKeys.kept();
  }

  /** Whether a column is modified or dropped, so that a view on it may stand in the way. */
  boolean disturbsViews() {
    return !droppedColumns.isEmpty() || !modified.isEmpty();
  }

  /** The keys that are taken away, though perhaps put back otherwise: their columns. */
  @SuppressWarnings("ReferenceEquality") // mostly one table is on both sides
  List<List<String>> droppedKeys() {
    if (from == to) {
      return List.of();
    }
    List<List<String>> keys = new ArrayList<>();
    PrimaryKey before = from.primaryKey();
    PrimaryKey after = to.primaryKey();
    if (before != null
        && (after == null || !policyNames(before.columns()).equals(policyNames(after.columns())))) {
      keys.add(before.columns());
    }
    uniques.dropped().forEach(u -> keys.add(u.columns()));
    indexes.dropped().stream()
        .filter(Index::unique)
        .forEach(
            i -> keys.add(i.parts().stream().map(p -> Objects.toString(p.column(), "")).toList()));
    return keys;
  }

  private List<String> policyNames(List<String> names) {
    return names.stream().map(policy::nameKey).toList();
  }

  @SuppressWarnings("ReferenceEquality") // mostly one table is on both sides
  void collect(PhasedChanges changes) {
    if (from == to) {
      return;
    }
    String table = from.name();
    foreignKeys
        .dropped()
        .forEach(f -> changes.add(Phase.DROP_FOREIGN_KEYS, new Change.DropForeignKey(table, f)));
    indexes
        .dropped()
        .forEach(i -> changes.add(Phase.DROP_CONSTRAINTS, new Change.DropIndex(table, i)));
    checks
        .dropped()
        .forEach(c -> changes.add(Phase.DROP_CONSTRAINTS, new Change.DropCheck(table, c)));
    uniques
        .dropped()
        .forEach(u -> changes.add(Phase.DROP_CONSTRAINTS, new Change.DropUnique(table, u)));
    collectColumns(changes);
    uniques
        .added()
        .forEach(u -> changes.add(Phase.ADD_CONSTRAINTS, new Change.AddUnique(table, u)));
    checks.added().forEach(c -> changes.add(Phase.ADD_CONSTRAINTS, new Change.AddCheck(table, c)));
    indexes
        .added()
        .forEach(i -> changes.add(Phase.ADD_CONSTRAINTS, new Change.CreateIndex(table, i)));
    foreignKeys
        .added()
        .forEach(f -> changes.add(Phase.ADD_FOREIGN_KEYS, new Change.AddForeignKey(table, f)));
  }

  private void collectColumns(PhasedChanges changes) {
    String table = from.name();
    // A generated column may read a column that comes or goes with it.
    addedColumns.stream()
        .sorted(Comparator.comparing(c -> c.generated() != null))
        .forEach(c -> changes.add(Phase.COLUMNS, new Change.AddColumn(table, c)));
    changes.addAll(Phase.COLUMNS, modified);
    if (!equality.samePrimaryKey(from.primaryKey(), to.primaryKey())) {
      changes.add(
          Phase.COLUMNS, new Change.ChangePrimaryKey(table, from.primaryKey(), to.primaryKey()));
    }
    droppedColumns.stream()
        .sorted(Comparator.comparing(c -> c.generated() == null))
        .forEach(c -> changes.add(Phase.COLUMNS, new Change.DropColumn(table, c)));
    if (!Objects.equals(from.comment(), to.comment())) {
      changes.add(
          Phase.COLUMNS, new Change.ChangeTableComment(table, from.comment(), to.comment()));
    }
    if (!policy.comparedOptions(from).equals(policy.comparedOptions(to))) {
      changes.add(
          Phase.COLUMNS, new Change.ChangeTableOptions(table, from.options(), to.options()));
    }
  }
}
