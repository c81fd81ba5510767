package dev.retort.diff;

import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.schema.TableBuilder;
import dev.retort.schema.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A schema while changes are applied to it; used by one thread. */
final class SchemaEdit implements ChangeVisitor<Boolean> {
  private final Map<String, Table> tables;
  private final Map<String, View> views;
  private final Map<String, StoredObject> objects;

  SchemaEdit(Schema schema) {
    tables = new TreeMap<>(schema.tables());
    views = new TreeMap<>(schema.views());
    objects = new TreeMap<>(schema.objects());
  }

  void apply(Change change) {
    change.accept(this);
  }

  Schema schema() {
    return new Schema(tables, views, objects);
  }

  @Override
  public Boolean createTable(Change.CreateTable change) {
    return add(tables, "table", change.table().name(), change.table());
  }

  @Override
  public Boolean dropTable(Change.DropTable change) {
    return remove(tables, "table", change.table().name());
  }

  @Override
  public Boolean renameTable(Change.RenameTable change) {
    Table table = table(change.from());
    remove(tables, "table", change.from());
    add(tables, "table", change.to(), table.toBuilder().name(change.to()).build());
    tables.replaceAll((name, t) -> RenameFollower.table(t, change.from(), change.to()));
    objects.replaceAll(
        (key, o) ->
            o.table().equals(change.from())
                ? new StoredObject(o.kind(), o.name(), change.to(), o.sql())
                : o);
    return true;
  }

  @Override
  public Boolean addColumn(Change.AddColumn change) {
    if (table(change.table()).column(change.column().name()).isPresent()) {
      throw exists("column", change.table() + "." + change.column().name());
    }
    return edit(change.table(), t -> t.column(change.column()));
  }

  @Override
  public Boolean dropColumn(Change.DropColumn change) {
    return editList(
        change.table(),
        table(change.table()).columns(),
        TableBuilder::columns,
        "column",
        change.column().name(),
        list -> list.removeIf(c -> c.name().equals(change.column().name())));
  }

  @Override
  public Boolean renameColumn(Change.RenameColumn change) {
    Table table = table(change.table());
    if (table.column(change.from()).isEmpty()) {
      throw missing("column", change.table() + "." + change.from());
    }
    if (table.column(change.to()).isPresent()) {
      throw exists("column", change.table() + "." + change.to());
    }
    tables.replaceAll((name, t) -> RenameFollower.column(t, change));
    return true;
  }

  @Override
  public Boolean modifyColumn(Change.ModifyColumn change) {
    return editList(
        change.table(),
        table(change.table()).columns(),
        TableBuilder::columns,
        "column",
        change.from().name(),
        list -> {
          list.replaceAll(c -> c.name().equals(change.from().name()) ? change.to() : c);
          return table(change.table()).column(change.from().name()).isPresent();
        });
  }

  @Override
  public Boolean changePrimaryKey(Change.ChangePrimaryKey change) {
    return edit(change.table(), t -> t.primaryKey(change.to()));
  }

  @Override
  public Boolean addUnique(Change.AddUnique change) {
    return edit(change.table(), t -> t.unique(change.unique()));
  }

  @Override
  public Boolean dropUnique(Change.DropUnique change) {
    return editList(
        change.table(),
        table(change.table()).uniques(),
        TableBuilder::uniques,
        "unique constraint",
        String.valueOf(change.unique().name()),
        list -> removeOne(list, change.unique(), change.unique().name(), u -> u.name()));
  }

  @Override
  public Boolean addForeignKey(Change.AddForeignKey change) {
    return edit(change.table(), t -> t.foreignKey(change.foreignKey()));
  }

  @Override
  public Boolean dropForeignKey(Change.DropForeignKey change) {
    return editList(
        change.table(),
        table(change.table()).foreignKeys(),
        TableBuilder::foreignKeys,
        "foreign key",
        String.valueOf(change.foreignKey().name()),
        list -> removeOne(list, change.foreignKey(), change.foreignKey().name(), f -> f.name()));
  }

  @Override
  public Boolean addCheck(Change.AddCheck change) {
    return edit(change.table(), t -> t.check(change.check()));
  }

  @Override
  public Boolean dropCheck(Change.DropCheck change) {
    return editList(
        change.table(),
        table(change.table()).checks(),
        TableBuilder::checks,
        "check",
        String.valueOf(change.check().name()),
        list -> removeOne(list, change.check(), change.check().name(), c -> c.name()));
  }

  @Override
  public Boolean createIndex(Change.CreateIndex change) {
    return edit(change.table(), t -> t.index(change.index()));
  }

  @Override
  public Boolean dropIndex(Change.DropIndex change) {
    return editList(
        change.table(),
        table(change.table()).indexes(),
        TableBuilder::indexes,
        "index",
        change.index().name(),
        list -> list.removeIf(i -> i.name().equals(change.index().name())));
  }

  @Override
  public Boolean changeTableComment(Change.ChangeTableComment change) {
    return edit(change.table(), t -> t.comment(change.to()));
  }

  @Override
  public Boolean changeTableOptions(Change.ChangeTableOptions change) {
    return edit(change.table(), t -> t.options(change.to()));
  }

  @Override
  public Boolean createView(Change.CreateView change) {
    return add(views, "view", change.view().name(), change.view());
  }

  @Override
  public Boolean dropView(Change.DropView change) {
    return remove(views, "view", change.view().name());
  }

  @Override
  public Boolean replaceView(Change.ReplaceView change) {
    remove(views, "view", change.from().name());
    return add(views, "view", change.to().name(), change.to());
  }

  @Override
  public Boolean createObject(Change.CreateObject change) {
    return add(objects, "object", change.object().key(), change.object());
  }

  @Override
  public Boolean dropObject(Change.DropObject change) {
    return remove(objects, "object", change.object().key());
  }

  @Override
  public Boolean alterSequence(Change.AlterSequence change) {
    if (objects.replace(change.from().key(), change.to()) == null) {
      table(change.from().name());
    }
    return true;
  }

  private Table table(String name) {
    Table table = tables.get(name);
    if (table == null) {
      throw missing("table", name);
    }
    return table;
  }

  private boolean edit(String table, Consumer<TableBuilder> edit) {
    TableBuilder builder = table(table).toBuilder();
    edit.accept(builder);
    tables.put(table, builder.build());
    return true;
  }

  private <T> boolean editList(
      String table,
      List<T> values,
      java.util.function.BiFunction<TableBuilder, List<T>, TableBuilder> setter,
      String kind,
      String name,
      java.util.function.Predicate<List<T>> found) {
    List<T> copy = new ArrayList<>(values);
    if (!found.test(copy)) {
      throw missing(kind, table + "." + name);
    }
    tables.put(table, setter.apply(table(table).toBuilder(), copy).build());
    return true;
  }

  /** Removes the equal value, else the one with the same name. */
  private static <T> boolean removeOne(
      List<T> list,
      T value,
      @org.jspecify.annotations.Nullable String name,
      java.util.function.Function<T, @org.jspecify.annotations.Nullable String> nameOf) {
    return list.remove(value)
        || (name != null && list.removeIf(v -> Objects.equals(nameOf.apply(v), name)));
  }

  private static <T> boolean add(Map<String, T> map, String kind, String name, T value) {
    if (map.putIfAbsent(name, value) != null) {
      throw exists(kind, name);
    }
    return true;
  }

  private static <T> boolean remove(Map<String, T> map, String kind, String name) {
    if (map.remove(name) == null) {
      throw missing(kind, name);
    }
    return true;
  }

  private static IllegalArgumentException missing(String kind, String name) {
    return new IllegalArgumentException("There is no " + kind + " " + name + ".");
  }

  private static IllegalArgumentException exists(String kind, String name) {
    return new IllegalArgumentException("There is a " + kind + " " + name + " already.");
  }
}
