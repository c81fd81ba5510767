package dev.retort.dialect.sqlite;

import dev.retort.dialect.DdlStatement;
import dev.retort.dialect.ForeignQuery;
import dev.retort.dialect.NamesakePlan;
import dev.retort.dialect.NumberSource;
import dev.retort.diff.Change;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.StoredObject;
import dev.retort.schema.StoredObject.Kind;
import dev.retort.schema.Table;
import dev.retort.schema.View;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a list of changes as statements; used once. */
final class ChangeWriter {
  private final List<Change> changes;
  private final TableGroups groups;
  private final Mentions mentions;

  /** What the database looks like after the statements so far. */
  private final Workspace database;

  /** What it would look like if all changes so far had been carried out at once. */
  private final Workspace wanted;

  /** Position of the last change that makes or removes a view or object, by key. */
  private final Map<String, Integer> lastTouch = new HashMap<>();

  private final NamesakePlan namesakes;
  private final SetAside setAside;
  private final List<DdlStatement> statements = new ArrayList<>();

  ChangeWriter(NamesakePlan plan, TableGroups groups, Mentions mentions) {
    this.changes = plan.changes();
    this.groups = groups;
    this.mentions = mentions;
    this.setAside = new SetAside(mentions);
    this.namesakes = plan;
    this.database = new Workspace(plan.before());
    this.wanted = new Workspace(plan.before());
  }

  List<DdlStatement> write() {
    for (int i = 0; i < changes.size(); i++) {
      String key = touched(changes.get(i));
      if (key != null) {
        lastTouch.put(key, i);
      }
    }
    for (int i = 0; i < changes.size(); i++) {
      wanted.apply(changes.get(i));
      write(i);
    }
    for (String sql : setAside.releaseAll(database)) {
      statements.add(new DdlStatement(sql, List.of(), null, null));
    }
    return List.copyOf(statements);
  }

  private static @Nullable String touched(Change change) {
    if (change instanceof Change.DropView view) {
      return viewKey(view.view());
    }
    if (change instanceof Change.ReplaceView view) {
      return viewKey(view.from());
    }
    return change instanceof Change.DropObject object ? object.object().key() : null;
  }

  private static String viewKey(View view) {
    return "view " + view.name();
  }

  private void write(int position) {
    Change change = changes.get(position);
    TableGroup group = groups.at(position);
    if (group == null) {
      viewOrObject(change, position);
    } else if (change instanceof Change.CreateTable create) {
      createTable(create, group);
    } else if (change instanceof Change.DropTable drop) {
      String table = drop.table().name();
      lose(change, "DROP TABLE " + SqliteNames.quote(table), "all rows of " + table);
      database.apply(change);
    } else if (change instanceof Change.RenameTable rename) {
      renameTable(rename);
    } else if (change instanceof Change.RenameColumn rename) {
      renameColumn(rename);
    } else if (!group.dropped && group.changes.contains(change)) {
      change(change, group, position);
    }
  }

  private void change(Change change, TableGroup group, int position) {
    if (group.rebuild) {
      if (position == group.last) {
        rebuild(change.subject(), group, position);
      }
      return;
    }
    if (change instanceof Change.CreateIndex create) {
      createIndex(change, create.table(), create.index());
    } else if (change instanceof Change.DropIndex drop) {
      add(change, "DROP INDEX " + SqliteNames.quote(drop.index().name()));
    } else if (change instanceof Change.AddColumn added) {
      addColumn(added, group);
    } else if (change instanceof Change.DropColumn drop) {
      String column = drop.column().name();
      lose(
          change,
          alter(drop.table()) + "DROP COLUMN " + SqliteNames.quote(column),
          "column " + column + " of " + drop.table());
    }
    database.apply(change);
  }

  private void createTable(Change.CreateTable create, TableGroup group) {
    Table table = create.table();
    List<ForeignKey> keys = new ArrayList<>(table.foreignKeys());
    group.inline.stream().filter(key -> !keys.contains(key)).forEach(keys::add);
    Table complete = table.toBuilder().foreignKeys(keys).build();
    List<Change> served = new ArrayList<>(List.of(create));
    for (ForeignKey key : group.inline) {
      served.add(new Change.AddForeignKey(table.name(), key));
    }
    statements.add(
        new DdlStatement(TableWriter.createTable(complete, table.name()), served, null, null));
    NumberSource.of(table).ifPresent(n -> add(create, n.firstRow(SqliteNames.quote(n.name()))));
    table.indexes().forEach(i -> createIndex(create, table.name(), i));
    database.put(complete);
  }

  private void createIndex(Change change, String table, Index index) {
    statements.add(
        new DdlStatement(
            TableWriter.createIndex(table, index),
            List.of(change),
            null,
            namesakes.note(table, index.name()).orElse(null)));
  }

  private void addColumn(Change.AddColumn added, TableGroup group) {
    List<Change> served = new ArrayList<>(List.of(added));
    StringBuilder constraints = new StringBuilder();
    for (Change attached : group.attachedTo(added)) {
      served.add(attached);
      constraints.append(' ');
      if (attached instanceof Change.AddForeignKey key) {
        ForeignKey foreignKey = key.foreignKey();
        constraints.append(
            TableWriter.constraint(foreignKey.name(), TableWriter.references(foreignKey)));
      } else if (attached instanceof Change.AddCheck check) {
        constraints.append(
            TableWriter.constraint(check.check().name(), TableWriter.check(check.check())));
      }
    }
    Table table = database.table(added.table());
    String column = TableWriter.addedColumn(table, added.column(), constraints.toString());
    String sql = alter(added.table()) + "ADD COLUMN " + column;
    statements.add(new DdlStatement(sql, served, null, null));
  }

  private void renameTable(Change.RenameTable rename) {
    String from = rename.from();
    if (SqliteNames.same(from, rename.to())) {
      // SQLite takes the two for one name, and refuses.
      String between = TableRebuild.NEW + from;
      add(rename, alter(from) + "RENAME TO " + SqliteNames.quote(between));
      from = between;
    }
    add(rename, alter(from) + "RENAME TO " + SqliteNames.quote(rename.to()));
    database.apply(rename);
  }

  private void renameColumn(Change.RenameColumn rename) {
    String names = SqliteNames.quote(rename.from()) + " TO " + SqliteNames.quote(rename.to());
    add(rename, alter(rename.table()) + "RENAME COLUMN " + names);
    database.apply(rename);
  }

  private void rebuild(String name, TableGroup group, int position) {
    if (TableRebuild.sameShape(database.table(name), wanted.table(name))
        && group.droppedColumns().isEmpty()) {
      return;
    }
    TableRebuild rebuild =
        new TableRebuild(
            database.table(name),
            wanted.table(name),
            group,
            database,
            mentions,
            key -> lastTouch.getOrDefault(key, -1) > position,
            setAside);
    statements.addAll(rebuild.statements());
    database.put(wanted.table(name));
  }

  private void viewOrObject(Change change, int position) {
    if (change instanceof Change.CreateView create) {
      createView(change, create.view());
    } else if (change instanceof Change.DropView drop) {
      dropView(change, drop.view());
    } else if (change instanceof Change.ReplaceView replace) {
      replaceView(replace, position);
    } else if (change instanceof Change.CreateObject create) {
      NumberSource.of(create.object()).ifPresent(n -> numbers(create, n));
      createObject(create, create.object());
    } else if (change instanceof Change.DropObject drop) {
      dropObject(change, drop.object());
    }
    database.apply(change);
  }

  /** What another family of databases keeps is text in its language. */
  private void createObject(Change change, StoredObject object) {
    if (SqliteObjects.isForeign(object)) {
      statements.add(
          DdlStatement.comment("not written for sqlite: create " + object.key(), change));
    } else if (SqliteObjects.isKnown(object.kind()) || object.kind() == Kind.OPAQUE) {
      add(change, object.sql());
    }
  }

  /** SQLite has no sequences. */
  private void numbers(Change change, NumberSource numbers) {
    add(change, TableWriter.createTable(numbers.table(), numbers.name()));
    add(change, numbers.firstRow(SqliteNames.quote(numbers.name())));
  }

  private void createView(Change change, View view) {
    String note = ForeignQuery.note(view, DialectId.SQLITE).orElse(null);
    statements.add(new DdlStatement(SqliteObjects.createView(view), List.of(change), null, note));
    setAside.release(view.name(), database).forEach(sql -> add(change, sql));
  }

  /** SQLite can only drop and create, and the triggers of a view go with it. */
  private void replaceView(Change.ReplaceView replace, int position) {
    List<StoredObject> triggers =
        database.objects().values().stream()
            .filter(o -> SqliteNames.same(o.table(), replace.from().name()))
            .filter(o -> lastTouch.getOrDefault(o.key(), -1) <= position)
            .toList();
    dropView(replace, replace.from());
    createView(replace, replace.to());
    triggers.forEach(trigger -> add(replace, trigger.sql()));
  }

  private void dropView(Change change, View view) {
    if (database.views().containsKey(view.name())) {
      add(change, SqliteObjects.dropView(view));
    }
  }

  private void dropObject(Change change, StoredObject object) {
    if (!database.objects().containsKey(object.key())) {
      // It went with its table.
      return;
    }
    if (SqliteObjects.isForeign(object)) {
      return;
    }
    if (object.kind() == Kind.TRIGGER) {
      add(change, SqliteObjects.dropTrigger(object));
    } else if (NumberSource.of(object).isPresent()) {
      add(change, "DROP TABLE " + SqliteNames.quote(object.name()));
    } else if (object.kind() == Kind.VIRTUAL_TABLE) {
      String sql = "DROP TABLE " + SqliteNames.quote(object.name());
      lose(change, sql, "all rows of " + object.name());
    }
  }

  private static String alter(String table) {
    return "ALTER TABLE " + SqliteNames.quote(table) + " ";
  }

  private void add(Change change, String sql) {
    statements.add(new DdlStatement(sql, List.of(change), null, null));
  }

  private void lose(Change change, String sql, String loses) {
    statements.add(new DdlStatement(sql, List.of(change), loses, null));
  }
}
