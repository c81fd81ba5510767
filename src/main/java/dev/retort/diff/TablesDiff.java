package dev.retort.diff;

import dev.retort.schema.ForeignKey;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which tables went, came and stayed, after the decided renames. */
final class TablesDiff {
  private final DiffPolicy policy;
  private final Map<String, Table> before = new TreeMap<>();
  private final Map<String, Table> dropped = new TreeMap<>();
  private final Map<String, Table> created = new TreeMap<>();
  private final List<TableDiff> matched = new ArrayList<>();

  TablesDiff(Schema from, Schema to, DiffPolicy policy) {
    this.policy = policy;
    from.tables().values().forEach(t -> before.put(policy.nameKey(t.name()), t));
    dropped.putAll(before);
    for (Table table : to.tables().values()) {
      String key = policy.nameKey(table.name());
      Table old = dropped.remove(key);
      if (old == null) {
        created.put(key, table);
      } else {
        matched.add(new TableDiff(old, table, policy));
      }
    }
  }

  Collection<Table> dropped() {
    return dropped.values();
  }

  Collection<Table> created() {
    return created.values();
  }

  List<TableDiff> matched() {
    return matched;
  }

  void collect(PhasedChanges changes) {
    collectDropped(changes);
    matched.forEach(d -> d.collect(changes));
    collectForeignKeysInTheWay(changes);
    collectCreated(changes);
  }

  /** A table goes before those that it refers to; keys that form a cycle go first. */
  private void collectDropped(PhasedChanges changes) {
    DependencyOrder order = order(dropped);
    List<Change> drops = new ArrayList<>();
    for (String key : order.order()) {
      Table table = dropped.get(key);
      if (table == null) {
        continue;
      }
      List<ForeignKey> closing = closing(table, key, order);
      closing.forEach(
          f -> changes.add(Phase.DROP_FOREIGN_KEYS, new Change.DropForeignKey(table.name(), f)));
      drops.add(0, new Change.DropTable(without(table, closing)));
    }
    changes.addAll(Phase.DROP_TABLES, drops);
  }

  private void collectCreated(PhasedChanges changes) {
    DependencyOrder order = order(created);
    for (String key : order.order()) {
      Table table = created.get(key);
      if (table == null) {
        continue;
      }
      List<ForeignKey> closing = closing(table, key, order);
      changes.add(Phase.CREATE_TABLES, new Change.CreateTable(without(table, closing)));
      closing.forEach(
          f -> changes.add(Phase.ADD_FOREIGN_KEYS, new Change.AddForeignKey(table.name(), f)));
    }
  }

  private DependencyOrder order(Map<String, Table> tables) {
    return DependencyOrder.of(
        tables.keySet(),
        key -> {
          Table table = tables.get(key);
          return table == null
              ? Set.of()
              : table.foreignKeys().stream()
                  .map(f -> policy.nameKey(f.referencedTable()))
                  .collect(java.util.stream.Collectors.toSet());
        });
  }

  private List<ForeignKey> closing(Table table, String key, DependencyOrder order) {
    return table.foreignKeys().stream()
        .filter(f -> order.closesCycle(key, policy.nameKey(f.referencedTable())))
        .toList();
  }

  private static Table without(Table table, List<ForeignKey> keys) {
    return keys.isEmpty()
        ? table
        : table.toBuilder()
            .foreignKeys(table.foreignKeys().stream().filter(f -> !keys.contains(f)).toList())
            .build();
  }

  /** A foreign key that stays, on a key that is taken away or remade, is set aside meanwhile. */
  private void collectForeignKeysInTheWay(PhasedChanges changes) {
    Map<String, Set<Set<String>>> lost = new HashMap<>();
    for (TableDiff table : matched) {
      for (List<String> key : table.droppedKeys()) {
        lost.computeIfAbsent(policy.nameKey(table.from().name()), t -> new HashSet<>())
            .add(nameKeys(key));
      }
    }
    if (lost.isEmpty()) {
      return;
    }
    for (TableDiff table : matched) {
      for (ForeignKey key : table.keptForeignKeys()) {
        String target = policy.nameKey(key.referencedTable());
        if (lost.getOrDefault(target, Set.of()).contains(nameKeys(referenced(key, target)))) {
          String name = table.from().name();
          changes.add(Phase.DROP_FOREIGN_KEYS, new Change.DropForeignKey(name, key));
          changes.add(Phase.ADD_FOREIGN_KEYS, new Change.AddForeignKey(name, key));
        }
      }
    }
  }

  private List<String> referenced(ForeignKey key, String target) {
    Table table = before.get(target);
    PrimaryKey primaryKey = table == null ? null : table.primaryKey();
    return key.referencedColumns().isEmpty() && primaryKey != null
        ? primaryKey.columns()
        : key.referencedColumns();
  }

  private Set<String> nameKeys(List<String> names) {
    Set<String> keys = new HashSet<>();
    names.forEach(n -> keys.add(policy.nameKey(n)));
    return keys;
  }
}
