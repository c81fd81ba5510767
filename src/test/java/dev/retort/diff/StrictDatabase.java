package dev.retort.diff;

import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Applies changes one at a time and objects, as a strict database would, to a broken state. */
final class StrictDatabase {
  private Schema schema;

  StrictDatabase(Schema schema) {
    this.schema = schema;
  }

  Schema run(List<Change> changes) {
    for (Change change : changes) {
      schema = SchemaEditor.apply(schema, List.of(change));
      List<String> faults = faults();
      if (!faults.isEmpty()) {
        throw new AssertionError(change + " leaves " + faults + "\nof " + changes);
      }
    }
    return schema;
  }

  private List<String> faults() {
    List<String> faults = new ArrayList<>();
    Set<String> indexNames = new HashSet<>();
    for (Table table : schema.tables().values()) {
      Set<String> columns = names(table);
      PrimaryKey key = table.primaryKey();
      if (key != null && !columns.containsAll(key.columns())) {
        faults.add("primary key of " + table.name());
      }
      table.uniques().stream()
          .filter(u -> !columns.containsAll(u.columns()))
          .forEach(u -> faults.add("unique " + u));
      table.checks().stream()
          .filter(c -> SqlNames.in(c.expression()).stream().noneMatch(columns::contains))
          .forEach(c -> faults.add("check " + c));
      for (Index index : table.indexes()) {
        if (!indexNames.add(index.name())) {
          faults.add("second index " + index.name());
        }
        if (index.parts().stream().anyMatch(p -> !columns.contains(String.valueOf(p.column())))) {
          faults.add("index " + index);
        }
      }
      table.foreignKeys().forEach(f -> check(table, columns, f, faults));
    }
    schema.views().values().forEach(v -> checkView(v.name(), v.sql(), faults));
    schema.objects().values().stream()
        .filter(o -> !schema.tables().containsKey(o.table()))
        .forEach(o -> faults.add("trigger " + o.name()));
    return faults;
  }

  private void check(Table table, Set<String> columns, ForeignKey key, List<String> faults) {
    Table target = schema.tables().get(key.referencedTable());
    if (target == null || !columns.containsAll(key.columns())) {
      faults.add("foreign key of " + table.name() + " " + key);
      return;
    }
    PrimaryKey primary = target.primaryKey();
    boolean onKey =
        (primary != null && primary.columns().equals(key.referencedColumns()))
            || target.uniques().stream().anyMatch(u -> u.columns().equals(key.referencedColumns()));
    if (!onKey) {
      faults.add("foreign key of " + table.name() + " on no key " + key);
    }
  }

  /** Every name of a view is a table, a view or a column; one on a renamed thing follows it. */
  private void checkView(String name, String sql, List<String> faults) {
    String source = sql.substring(sql.lastIndexOf(' ') + 1);
    boolean known = schema.tables().containsKey(source) || schema.views().containsKey(source);
    if (!known) {
      faults.add("view " + name + " on " + source);
      return;
    }
    Table table = schema.tables().get(source);
    if (table != null) {
      Set<String> words = SqlNames.in(sql);
      words.removeAll(Set.of("select", "from", source));
      if (!names(table).containsAll(words)) {
        faults.add("view " + name + " reads " + words);
      }
    }
  }

  private static Set<String> names(Table table) {
    Set<String> names = new HashSet<>();
    table.columns().forEach(c -> names.add(c.name()));
    return names;
  }
}
