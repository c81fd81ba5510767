package dev.retort.dialect.sqlite;

import dev.retort.diff.Change;
import dev.retort.diff.SchemaEditor;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.schema.View;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A schema to which changes are applied one after the other; used by one thread. */
final class Workspace {
  private final Map<String, Table> tables;
  private final Map<String, View> views;
  private final Map<String, StoredObject> objects;

  Workspace(Schema schema) {
    tables = new TreeMap<>(schema.tables());
    views = new TreeMap<>(schema.views());
    objects = new TreeMap<>(schema.objects());
  }

  /** The table, which must be there. */
  Table table(String name) {
    Table table = tables.get(name);
    if (table == null) {
      throw new IllegalArgumentException("there is no table " + name);
    }
    return table;
  }

  boolean hasTable(String name) {
    return tables.containsKey(name);
  }

  Map<String, View> views() {
    return views;
  }

  Map<String, StoredObject> objects() {
    return objects;
  }

  void put(Table table) {
    tables.put(table.name(), table);
  }

  /** Carries out a change; one that concerns a single table costs nothing but that table. */
  void apply(Change change) {
    if (change instanceof Change.CreateTable create) {
      put(create.table());
    } else if (change instanceof Change.DropTable drop) {
      tables.remove(drop.table().name());
      objects.values().removeIf(o -> SqliteNames.same(o.table(), drop.table().name()));
    } else if (change instanceof Change.CreateView create) {
      views.put(create.view().name(), create.view());
    } else if (change instanceof Change.DropView drop) {
      views.remove(drop.view().name());
      objects.values().removeIf(o -> SqliteNames.same(o.table(), drop.view().name()));
    } else if (change instanceof Change.ReplaceView replace) {
      views.remove(replace.from().name());
      views.put(replace.to().name(), replace.to());
    } else if (change instanceof Change.CreateObject create) {
      objects.put(create.object().key(), create.object());
    } else if (change instanceof Change.DropObject drop) {
      objects.remove(drop.object().key());
    } else if (change instanceof Change.AlterSequence alter) {
      objects.replace(alter.from().key(), alter.to());
    } else if (change instanceof Change.RenameTable || change instanceof Change.RenameColumn) {
      Schema schema = new Schema(tables, views, objects);
      Schema renamed = SchemaEditor.apply(schema, List.of(change));
      tables.clear();
      tables.putAll(renamed.tables());
      objects.clear();
      objects.putAll(renamed.objects());
    } else {
      Schema one = Schema.ofTables(List.of(table(change.subject())));
      SchemaEditor.apply(one, List.of(change)).tables().values().forEach(this::put);
    }
  }
}
