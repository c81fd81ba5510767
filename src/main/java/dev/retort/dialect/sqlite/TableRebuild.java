package dev.retort.dialect.sqlite;

import dev.retort.dialect.DdlStatement;
import dev.retort.schema.Column;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.schema.View;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The way that SQLite documents to change a table in any manner: a new table, a copy of the rows,
 * the drop of the old one, a rename. What hangs on the table is dropped before and made again.
 */
final class TableRebuild {
  /** What the new table's name begins with until it takes the old one's. */
  static final String NEW = "_retort_new_";

  private final Table from;
  private final Table to;
  private final TableGroup group;
  private final Workspace database;
  private final Mentions mentions;
  private final Predicate<String> leftToLater;
  private final SetAside setAside;
  private final List<DdlStatement> statements = new ArrayList<>();

  /**
   * A rebuild.
   *
   * @param table the table as it is
   * @param database what the database looks like; follows what the rebuild does to views and
   *     triggers
   * @param leftToLater says by key which views and objects are not made again, because a later
   *     change does that
   */
  TableRebuild(
      Table table,
      Table wanted,
      TableGroup group,
      Workspace database,
      Mentions mentions,
      Predicate<String> leftToLater,
      SetAside setAside) {
    this.from = table;
    this.to = wanted;
    this.group = group;
    this.database = database;
    this.mentions = mentions;
    this.leftToLater = leftToLater;
    this.setAside = setAside;
  }

  List<DdlStatement> statements() {
    String temporary = NEW + to.name();
    List<View> views = views();
    List<StoredObject> triggers = triggers(views);
    remove(views, triggers);
    add(TableWriter.createTable(to, temporary), null);
    if (isNumbered(from) && isNumbered(to)) {
      add(
          "INSERT INTO sqlite_sequence (name, seq) SELECT "
              + SqliteNames.literal(temporary)
              + ", seq FROM sqlite_sequence WHERE name = "
              + SqliteNames.literal(to.name()),
          null);
    }
    copy(temporary);
    add("DROP TABLE " + SqliteNames.quote(to.name()), loses());
    add(
        "ALTER TABLE "
            + SqliteNames.quote(temporary)
            + " RENAME TO "
            + SqliteNames.quote(to.name()),
        null);
    for (Index index : to.indexes()) {
      add(TableWriter.createIndex(to.name(), index), null);
    }
    restore(views, triggers);
    describeFirst();
    return statements;
  }

  private void remove(List<View> views, List<StoredObject> triggers) {
    for (StoredObject trigger : triggers) {
      if (!goesWithTable(trigger)) {
        add(SqliteObjects.dropTrigger(trigger), null);
      }
      database.objects().remove(trigger.key());
    }
    List<View> outward = new ArrayList<>(views);
    Collections.reverse(outward);
    for (View view : outward) {
      add(SqliteObjects.dropView(view), null);
      database.views().remove(view.name());
    }
  }

  private void restore(List<View> views, List<StoredObject> triggers) {
    for (View view : views) {
      if (leftToLater.test("view " + view.name())) {
        setAside.leaveToLaterChange(view);
      } else if (!setAside.keeps(view)) {
        add(SqliteObjects.createView(view), null);
        database.views().put(view.name(), view);
      }
    }
    for (StoredObject trigger : triggers) {
      if (!leftToLater.test(trigger.key()) && !setAside.keeps(trigger)) {
        add(trigger.sql(), null);
        database.objects().put(trigger.key(), trigger);
      }
    }
  }

  private void copy(String temporary) {
    List<String> columns = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Set<String> dropped = group.droppedColumns();
    for (Column column : to.columns()) {
      Column old = dropped.contains(column.name()) ? null : from.column(column.name()).orElse(null);
      if (old == null && !column.nullable() && column.defaultValue() == null) {
        notes.add("Fails if there are rows: " + column.name() + " must have a value.");
      }
      if (old != null && old.nullable() && !column.nullable()) {
        notes.add("Fails if a row has no " + column.name() + ".");
      }
      if (old != null && column.generated() == null) {
        columns.add(column.name());
      }
    }
    if (columns.isEmpty()) {
      return;
    }
    String names = SqliteNames.quoteAll(columns);
    String sql =
        "INSERT INTO "
            + SqliteNames.quote(temporary)
            + " ("
            + names
            + ")\nSELECT "
            + names
            + "\nFROM "
            + SqliteNames.quote(to.name());
    String note = notes.isEmpty() ? null : String.join(" ", notes);
    statements.add(new DdlStatement(sql, group.changes, null, note));
  }

  private @Nullable String loses() {
    List<String> lost =
        group.droppedColumns().stream().filter(c -> from.column(c).isPresent()).sorted().toList();
    return lost.isEmpty()
        ? null
        : (lost.size() == 1 ? "column " : "columns ")
            + String.join(", ", lost)
            + " of "
            + to.name();
  }

  private void describeFirst() {
    String what =
        group.changes.stream().map(ChangeWords::of).distinct().collect(Collectors.joining(", "));
    DdlStatement first = statements.get(0);
    String note =
        "SQLite rebuilds " + to.name() + " for this, with foreign keys switched off: " + what + ".";
    statements.set(0, new DdlStatement(first.sql(), first.changes(), first.loses(), note));
  }

  /** The views that show the table, directly or through each other; inner ones first. */
  private List<View> views() {
    Set<String> names = tableNames();
    Map<String, View> found = new LinkedHashMap<>();
    boolean more = true;
    while (more) {
      List<View> next =
          database.views().values().stream()
              .filter(v -> !found.containsKey(v.name()) && mentions.any(v.sql(), names))
              .toList();
      next.forEach(v -> found.put(v.name(), v));
      next.forEach(v -> names.add(v.name()));
      more = !next.isEmpty();
    }
    return innerFirst(new ArrayList<>(found.values()));
  }

  private List<View> innerFirst(List<View> views) {
    List<View> ordered = new ArrayList<>();
    while (!views.isEmpty()) {
      List<View> free =
          views.stream()
              .filter(
                  v ->
                      views.stream()
                          .noneMatch(o -> !o.equals(v) && mentions.one(v.sql(), o.name())))
              .toList();
      // Names that are both a view and a column may look like a circle.
      List<View> next = free.isEmpty() ? List.copyOf(views) : free;
      ordered.addAll(next);
      views.removeAll(next);
    }
    return ordered;
  }

  /** The triggers of the table and of the views, and those that mention one of them. */
  private List<StoredObject> triggers(List<View> views) {
    Set<String> names = tableNames();
    views.forEach(v -> names.add(v.name()));
    return database.objects().values().stream()
        .filter(o -> o.kind() == StoredObject.Kind.TRIGGER)
        .filter(
            o ->
                names.stream().anyMatch(n -> SqliteNames.same(n, o.table()))
                    || mentions.any(o.sql(), names))
        .toList();
  }

  private Set<String> tableNames() {
    Set<String> names = new HashSet<>(group.formerNames);
    names.add(to.name());
    return names;
  }

  private boolean goesWithTable(StoredObject trigger) {
    return tableNames().stream().anyMatch(n -> SqliteNames.same(n, trigger.table()));
  }

  private static boolean isNumbered(Table table) {
    PrimaryKey key = table.primaryKey();
    return key != null
        && key.columns().size() == 1
        && table.column(key.columns().get(0)).filter(Column::autoIncrement).isPresent();
  }

  private void add(String sql, @Nullable String loses) {
    statements.add(new DdlStatement(sql, group.changes, loses, null));
  }

  /** Whether what was taken away was put back in the meantime. */
  static boolean sameShape(Table one, Table other) {
    return one.equals(
            one.toBuilder()
                .columns(other.columns())
                .primaryKey(other.primaryKey())
                .comment(other.comment())
                .options(other.options())
                .build())
        && Set.copyOf(one.foreignKeys()).equals(Set.copyOf(other.foreignKeys()))
        && Set.copyOf(one.uniques()).equals(Set.copyOf(other.uniques()))
        && Set.copyOf(one.checks()).equals(Set.copyOf(other.checks()))
        && Set.copyOf(one.indexes()).equals(Set.copyOf(other.indexes()));
  }
}
