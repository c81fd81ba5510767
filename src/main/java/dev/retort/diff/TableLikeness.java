package dev.retort.diff;

import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How much dropped and created tables resemble each other: 80 points for the share of columns with
 * equal name and type, 20 for the name.
 */
final class TableLikeness {
  /** A column that so many tables have (an id) says nothing about any of them. */
  private static final int COMMON = 40;

  private static final int COLUMNS = 80;
  private static final int NAME = 20;

  private record Signature(String name, ColumnType type) {}

  private final DiffPolicy policy;

  TableLikeness(DiffPolicy policy) {
    this.policy = policy;
  }

  List<RenameCandidate> candidates(Collection<Table> dropped, Collection<Table> created) {
    Map<Signature, List<Table>> byColumn = new HashMap<>();
    Map<String, Set<Signature>> signatures = new HashMap<>();
    for (Table table : created) {
      Set<Signature> columns = signatures(table);
      signatures.put(table.name(), columns);
      columns.forEach(s -> byColumn.computeIfAbsent(s, k -> new ArrayList<>()).add(table));
    }
    List<RenameCandidate> result = new ArrayList<>();
    for (Table table : dropped) {
      Set<Signature> columns = signatures(table);
      for (Table other : alike(columns, byColumn)) {
        RenameCandidate candidate =
            compare(table, columns, other, signatures.getOrDefault(other.name(), Set.of()));
        if (candidate.score() >= RenameCandidates.THRESHOLD) {
          result.add(candidate);
        }
      }
    }
    return result;
  }

  private static Collection<Table> alike(
      Set<Signature> columns, Map<Signature, List<Table>> byColumn) {
    Map<String, Table> alike = new TreeMap<>();
    for (Signature column : columns) {
      List<Table> tables = byColumn.getOrDefault(column, List.of());
      if (tables.size() <= COMMON) {
        tables.forEach(t -> alike.put(t.name(), t));
      }
    }
    return alike.values();
  }

  private RenameCandidate compare(
      Table from, Set<Signature> fromColumns, Table to, Set<Signature> toColumns) {
    Set<Signature> common = new HashSet<>(fromColumns);
    common.retainAll(toColumns);
    int size = Math.max(1, fromColumns.size() + toColumns.size());
    int score =
        COLUMNS * 2 * common.size() / size + NAME * NameLikeness.of(from.name(), to.name()) / 100;
    return new RenameCandidate(
        RenameCandidate.Kind.TABLE,
        to.name(),
        from.name(),
        to.name(),
        score,
        common.size() + " of " + Math.max(fromColumns.size(), toColumns.size()) + " columns equal");
  }

  private Set<Signature> signatures(Table table) {
    Set<Signature> result = new HashSet<>();
    for (Column column : table.columns()) {
      result.add(new Signature(policy.nameKey(column.name()), column.type()));
    }
    return result;
  }
}
