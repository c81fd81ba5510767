package dev.retort.diff;

import dev.retort.schema.Column;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns what people decided into rename changes, in an order in which no name is taken twice. */
final class DecidedRenames {
  private final Schema to;
  private final DiffPolicy policy;
  private final List<Change> changes = new ArrayList<>();
  private Schema schema;

  DecidedRenames(Schema from, Schema to, DiffPolicy policy) {
    this.schema = from;
    this.to = to;
    this.policy = policy;
  }

  /** The first schema with the fitting renames done. */
  Schema schema() {
    return schema;
  }

  /** The renames that fit. */
  List<Change> changes() {
    return changes;
  }

  void decide(List<Rename> renames) {
    Map<String, String> newTableNames = decideTables(renames);
    Map<String, List<Rename>> byTable = new java.util.TreeMap<>();
    for (Rename rename : renames) {
      if (!rename.isTable()) {
        String key = policy.nameKey(rename.table());
        byTable
            .computeIfAbsent(newTableNames.getOrDefault(key, key), t -> new ArrayList<>())
            .add(rename);
      }
    }
    Map<String, Table> before = byKey(schema);
    Map<String, Table> after = byKey(to);
    byTable.forEach(
        (key, list) -> {
          Table table = before.get(key);
          Table wanted = after.get(key);
          if (table != null && wanted != null) {
            decideColumns(table, wanted, list);
          }
        });
  }

  private Map<String, String> decideTables(List<Rename> renames) {
    Map<String, Table> before = byKey(schema);
    Map<String, Table> after = byKey(to);
    Map<String, String> decided = new HashMap<>();
    List<Rename> ordered =
        ordered(renames.stream().filter(Rename::isTable).toList(), before.keySet(), after.keySet());
    for (Rename rename : ordered) {
      Table table = before.get(policy.nameKey(rename.from()));
      Table wanted = after.get(policy.nameKey(rename.to()));
      if (table != null && wanted != null) {
        apply(new Change.RenameTable(table.name(), wanted.name()));
        decided.put(policy.nameKey(table.name()), policy.nameKey(wanted.name()));
      }
    }
    return decided;
  }

  private void decideColumns(Table table, Table wanted, List<Rename> renames) {
    Map<String, String> before = columnNames(table);
    Map<String, String> after = columnNames(wanted);
    for (Rename rename : ordered(renames, before.keySet(), after.keySet())) {
      Optional.ofNullable(before.get(policy.nameKey(rename.from())))
          .ifPresent(
              name ->
                  apply(
                      new Change.RenameColumn(
                          table.name(),
                          name,
                          after.getOrDefault(policy.nameKey(rename.to()), rename.to()))));
    }
  }

  private void apply(Change change) {
    changes.add(change);
    schema = SchemaEditor.apply(schema, List.of(change));
  }

  private Map<String, String> columnNames(Table table) {
    Map<String, String> names = new HashMap<>();
    for (Column column : table.columns()) {
      names.put(policy.nameKey(column.name()), column.name());
    }
    return names;
  }

  private Map<String, Table> byKey(Schema value) {
    Map<String, Table> map = new HashMap<>();
    value.tables().values().forEach(t -> map.put(policy.nameKey(t.name()), t));
    return map;
  }

  /** Those that fit both sides; one whose new name is another's old name comes after it. */
  private List<Rename> ordered(List<Rename> renames, Set<String> before, Set<String> after) {
    Set<String> taken = new HashSet<>(before);
    Set<String> used = new HashSet<>();
    List<Rename> open = new ArrayList<>();
    for (Rename rename : renames) {
      String from = policy.nameKey(rename.from());
      String target = policy.nameKey(rename.to());
      if (before.contains(from)
          && after.contains(target)
          && !from.equals(target)
          && used.add("<" + from)
          && used.add(">" + target)) {
        open.add(rename);
      }
    }
    open.removeIf(
        r ->
            after.contains(policy.nameKey(r.from()))
                && !used.contains(">" + policy.nameKey(r.from())));
    List<Rename> result = new ArrayList<>();
    boolean progress = true;
    while (progress) {
      progress = false;
      for (Rename rename : List.copyOf(open)) {
        if (!taken.contains(policy.nameKey(rename.to()))) {
          taken.remove(policy.nameKey(rename.from()));
          taken.add(policy.nameKey(rename.to()));
          result.add(rename);
          open.remove(rename);
          progress = true;
        }
      }
    }
    return result;
  }
}
